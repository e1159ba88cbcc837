import type { Motion, TruckLocation } from '@fleetmap/events';
import { bearingBetween, distanceBetween, worldX, worldY } from '@fleetmap/geo';
import { glideDuration, glideShare, mix, turnHeading } from '@fleetmap/motion';
import { createFleetColumns, type FleetColumns, MOTIONS, resizeFleetColumns } from './fleet-columns.js';

/** Where a truck is drawn at one moment: world units (Web Mercator, 0…1) and degrees; heading NaN is unknown. */
export interface DrawnPlace {
  x: number;
  y: number;
  heading: number;
}

/** Every truck's newest state, outside React. Rows are never removed or reordered, so an index names a truck for good. */
export interface FleetStore {
  readonly size: number;
  readonly columns: FleetColumns;
  /** Grows with every change; for `useSyncExternalStore`. */
  readonly version: number;
  /** Grows when a truck is added. */
  readonly truckIds: readonly string[];
  indexOf(truckId: string): number | undefined;
  motionOf(index: number): Motion;
  /** @param nowMs the page's clock (`performance.now()`), which glides are measured by. */
  apply(change: TruckLocation, nowMs: number): void;
  /** Writes where the truck is drawn at `nowMs` into `place`: between the last two received positions, never ahead. */
  drawnAt(index: number, nowMs: number, place: DrawnPlace): void;
  /** Listeners are called after every change: they only note it. */
  subscribe(listener: () => void): () => void;
}

const FIRST_ROWS = 1024; // grows by doubling
const SAME_FIX_MS = 100;
const SAME_FIX_DEGREES = 1e-6; // a tenth of a metre; frames round to a centimetre
const LEAST_MOVE_FOR_HEADING = 20; // metres; below it the direction between two fixes is noise

export function createFleetStore(): FleetStore {
  const indexById = new Map<string, number>();
  const truckIds: string[] = [];
  const listeners = new Set<() => void>();
  const drawn: DrawnPlace = { x: 0, y: 0, heading: Number.NaN };
  let columns = createFleetColumns(FIRST_ROWS);
  let version = 0;

  function addRow(truckId: string): number {
    const index = truckIds.length;
    if (index === columns.motion.length) columns = resizeFleetColumns(columns, index * 2);
    truckIds.push(truckId);
    indexById.set(truckId, index);
    return index;
  }

  function drawnAt(index: number, nowMs: number, place: DrawnPlace): void {
    const share = glideShare(columns.glideStart[index]!, columns.glideMs[index]!, nowMs);
    place.x = mix(columns.fromX[index]!, columns.toX[index]!, share);
    place.y = mix(columns.fromY[index]!, columns.toY[index]!, share);
    const heading = columns.heading[index]!;
    const from = columns.fromHeading[index]!;
    place.heading = Number.isNaN(from) || Number.isNaN(heading) ? heading : turnHeading(from, heading, share);
  }

  /** Starts the glide from where the truck is drawn to its new position; must run before the row is overwritten. */
  function startGlide(index: number, { location }: TruckLocation, nowMs: number): void {
    drawnAt(index, nowMs, drawn);
    const durationMs = glideDuration(columns.recordedAt[index]!, location.recordedAt);
    const x = worldX(location.longitude);
    // Over the antimeridian the short way: the start is shifted by one world.
    const lap = Math.round(x - drawn.x);
    columns.fromX[index] = durationMs > 0 ? drawn.x + lap : x;
    columns.fromY[index] = durationMs > 0 ? drawn.y : worldY(location.latitude);
    columns.fromHeading[index] = drawn.heading;
    columns.toX[index] = x;
    columns.toY[index] = worldY(location.latitude);
    columns.glideStart[index] = nowMs;
    columns.glideMs[index] = durationMs;
    columns.heading[index] = location.heading ?? headingOfMove(index, location);
  }

  function headingOfMove(index: number, location: TruckLocation['location']): number {
    const from = { latitude: columns.latitude[index]!, longitude: columns.longitude[index]! };
    return distanceBetween(from, location) < LEAST_MOVE_FOR_HEADING
      ? columns.heading[index]!
      : bearingBetween(from, location);
  }

  /** The chosen truck is told twice, in full and by frames, which round its time to a tenth of a second: it must not glide twice. */
  function isSameFix(index: number, { location }: TruckLocation): boolean {
    return (
      Math.abs(location.recordedAt - columns.recordedAt[index]!) <= SAME_FIX_MS &&
      Math.abs(location.latitude - columns.latitude[index]!) < SAME_FIX_DEGREES &&
      Math.abs(location.longitude - columns.longitude[index]!) < SAME_FIX_DEGREES
    );
  }

  /** Frames do not hold these: what is not told stays what it was. */
  function tellRest(index: number, { location: { altitude, accuracy, battery } }: TruckLocation, isNew: boolean): void {
    if (isNew || altitude !== undefined) columns.altitude[index] = altitude ?? Number.NaN;
    if (isNew || accuracy !== undefined) columns.accuracy[index] = accuracy ?? Number.NaN;
    if (isNew || battery !== undefined) columns.battery[index] = battery ?? Number.NaN;
  }

  function placeNew(index: number, { location }: TruckLocation, nowMs: number): void {
    columns.fromX[index] = columns.toX[index] = worldX(location.longitude);
    columns.fromY[index] = columns.toY[index] = worldY(location.latitude);
    columns.heading[index] = columns.fromHeading[index] = location.heading ?? Number.NaN;
    columns.glideStart[index] = nowMs;
    columns.glideMs[index] = 0;
  }

  return {
    get size() {
      return truckIds.length;
    },
    get columns() {
      return columns;
    },
    get version() {
      return version;
    },
    truckIds,
    indexOf: (truckId) => indexById.get(truckId),
    motionOf: (index) => MOTIONS[columns.motion[index]!] ?? 'idle',
    drawnAt,

    apply(change, nowMs) {
      const known = indexById.get(change.truckId);
      const index = known ?? addRow(change.truckId);
      const { location } = change;
      if (known === undefined) placeNew(index, change, nowMs);
      else if (!isSameFix(index, change)) startGlide(index, change, nowMs);
      columns.latitude[index] = location.latitude;
      columns.longitude[index] = location.longitude;
      columns.speed[index] = location.speed ?? Number.NaN;
      tellRest(index, change, known === undefined);
      columns.motion[index] = MOTIONS.indexOf(location.motion);
      columns.simulated[index] = location.simulated ? 1 : 0;
      columns.motionSince[index] = location.motionSince;
      columns.recordedAt[index] = location.recordedAt;
      columns.heardAt[index] = location.heardAt;
      version += 1;
      for (const listener of listeners) listener();
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
