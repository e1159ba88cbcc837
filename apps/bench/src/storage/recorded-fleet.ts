import type { Position } from '@fleetmap/events';

// Trucks that drive with the noise of a phone, one fix each ten seconds: 2 m of place, whole degrees, half a second of line.

export const FIX_EVERY_MS = 10_000;
/** The first fix: the start of a segment. Epoch ms. */
export const FIRST_FIX = Date.UTC(2026, 4, 1, 12);

const METRES_PER_DEGREE = 111_320;
const NOISE_DEGREES = 2 / METRES_PER_DEGREE;

interface Truck {
  readonly truckId: string;
  latitude: number;
  longitude: number;
  course: number;
  speed: number;
  altitude: number;
}

export interface RecordedFleet {
  /** The fix of every truck that follows the ones before. */
  next(): Position[];
}

export function createRecordedFleet(trucks: number): RecordedFleet {
  const random = createNoise();
  const fleet = Array.from({ length: trucks }, (_none, index): Truck => ({
    truckId: truckIdOf(index),
    latitude: 30 + random() * 15,
    longitude: -120 + random() * 40,
    course: random() * 360,
    speed: 22,
    altitude: 300,
  }));
  let recordedAt = FIRST_FIX - FIX_EVERY_MS;
  return {
    next() {
      recordedAt += FIX_EVERY_MS;
      return fleet.map((truck) => drive(truck, recordedAt, random));
    },
  };
}

export function truckIdOf(index: number): string {
  return `truck-${index.toString().padStart(5, '0')}`;
}

function drive(truck: Truck, recordedAt: number, random: () => number): Position {
  truck.course = (truck.course + (random() - 0.5) * 8 + 360) % 360;
  truck.speed = Math.max(0, Math.min(33, truck.speed + (random() - 0.5) * 2));
  truck.altitude += random() - 0.5;
  const along = (truck.speed * FIX_EVERY_MS) / 1000 / METRES_PER_DEGREE;
  const angle = (truck.course * Math.PI) / 180;
  truck.latitude += Math.cos(angle) * along;
  truck.longitude += (Math.sin(angle) * along) / Math.cos((truck.latitude * Math.PI) / 180);
  return {
    truckId: truck.truckId,
    latitude: rounded(truck.latitude + (random() - 0.5) * 2 * NOISE_DEGREES, 1e7),
    longitude: rounded(truck.longitude + (random() - 0.5) * 2 * NOISE_DEGREES, 1e7),
    speed: rounded(truck.speed, 10),
    heading: Math.round(truck.course) % 360,
    altitude: rounded(truck.altitude, 10),
    accuracy: 3 + Math.floor(random() * 4),
    recordedAt,
    receivedAt: recordedAt + 200 + Math.floor(random() * 500),
  };
}

function rounded(value: number, unitsPer: number): number {
  return Math.round(value * unitsPer) / unitsPer;
}

/** 0 ≤ x < 1, the same every time (Lehmer's generator of Park and Miller). */
function createNoise(): () => number {
  let state = 42;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
