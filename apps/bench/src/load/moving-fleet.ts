import { latitudeOfY, longitudeOfX, worldX, worldY } from '@fleetmap/geo';

// Trucks that drive in circles, spread evenly, without randomness: every place of the last updates is different, so a
// place that comes back from the server tells which update it was.

/** Where the trucks are: a box in pixels of a zoom level around a place. */
export interface Region {
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

export interface FleetPlan extends Region {
  readonly trucks: number;
  /** Radius of the circles in metres; large ones are as good as straight. */
  readonly radius: number;
}

const CENTRE = { latitude: 38, longitude: -96 }; // the middle of the United States
const EARTH_METRES = 40_075_016.686;
const WORLD_STEPS = 2 ** 32; // as the frames pack places
const REMEMBERED = 8; // updates of each truck that can be recognised
const TOLERANCE = 8; // packed units, about 5 cm: what rounding to 7 decimals loses
const SPEEDS = [12, 15, 18, 21, 24, 27, 30]; // metres per second

export interface MovingFleet {
  readonly trucks: number;
  /** The truck drives on by so many seconds. @returns its report as JSON. */
  report(truck: number, seconds: number, now: number): string;
  /** When the update was sent that put the truck there; places in packed world units. */
  sentAt(truck: number, x: number, y: number): number | undefined;
}

/** Evenly spread, never twice the same (the R2 sequence). */
export function spread(index: number): readonly [number, number] {
  return [(0.5 + index * 0.754_877_666_246_692_7) % 1, (0.5 + index * 0.569_840_290_998_053_2) % 1];
}

/** World units of one pixel. */
function pixelAt(zoom: number): number {
  return 1 / (256 * 2 ** zoom);
}

/** The degrees of a box of pixels, its corner given in pixels from that of the region. */
export function boundsIn(region: Region, box: { left: number; top: number; width: number; height: number }) {
  const pixel = pixelAt(region.zoom);
  const west = worldX(CENTRE.longitude) + (box.left - region.width / 2) * pixel;
  const north = worldY(CENTRE.latitude) + (box.top - region.height / 2) * pixel;
  return {
    west: longitudeOfX(west),
    north: latitudeOfY(north),
    east: longitudeOfX(west + box.width * pixel),
    south: latitudeOfY(north + box.height * pixel),
  };
}

export function createMovingFleet(plan: FleetPlan): MovingFleet {
  const { trucks, zoom, width, height } = plan;
  const pixel = pixelAt(zoom);
  const metre = 1 / (EARTH_METRES * Math.cos((CENTRE.latitude * Math.PI) / 180));
  const radius = plan.radius * metre;
  const west = worldX(CENTRE.longitude) - (width / 2) * pixel + radius;
  const north = worldY(CENTRE.latitude) - (height / 2) * pixel + radius;
  const angles = Float64Array.from({ length: trucks }, (_none, truck) => (truck * 2.399_963) % (2 * Math.PI));
  const updates = new Uint32Array(trucks);
  const xs = new Float64Array(trucks * REMEMBERED);
  const ys = new Float64Array(trucks * REMEMBERED);
  const times = new Float64Array(trucks * REMEMBERED);

  return {
    trucks,
    report(truck, seconds, now) {
      const speed = SPEEDS[truck % SPEEDS.length] ?? 20;
      const angle = (angles[truck] ?? 0) + (speed * seconds) / plan.radius;
      angles[truck] = angle;
      const [right, down] = spread(truck);
      const x = west + right * (width * pixel - 2 * radius) + radius * Math.cos(angle);
      const y = north + down * (height * pixel - 2 * radius) + radius * Math.sin(angle);
      const slot = truck * REMEMBERED + ((updates[truck] ?? 0) % REMEMBERED);
      updates[truck] = (updates[truck] ?? 0) + 1;
      xs[slot] = x * WORLD_STEPS;
      ys[slot] = y * WORLD_STEPS;
      times[slot] = now;
      const place = `"latitude":${latitudeOfY(y).toFixed(7)},"longitude":${longitudeOfX(x).toFixed(7)}`;
      const heading = (((angle * 180) / Math.PI + 180) % 360).toFixed(1);
      return `{"truckId":"b${truck}",${place},"speed":${speed},"heading":${heading},"recordedAt":${now}}`;
    },
    sentAt(truck, x, y) {
      for (let slot = truck * REMEMBERED; slot < (truck + 1) * REMEMBERED; slot += 1) {
        if (Math.abs((xs[slot] ?? 0) - x) < TOLERANCE && Math.abs((ys[slot] ?? 0) - y) < TOLERANCE) return times[slot];
      }
      return undefined;
    },
  };
}
