import type { FrameNews } from '@fleetmap/client';
import type { Motion, TruckLocation } from '@fleetmap/events';
import { bearingBetween, distanceBetween, latitudeOfY, longitudeOfX, type Point } from '@fleetmap/geo';
import { glideDuration, glideShare, mix, turnHeading } from '@fleetmap/motion';
import {
  beginRow,
  createFleetColumns,
  type FleetColumns,
  MOTIONS,
  pickFleetColumns,
  resizeFleetColumns,
} from './fleet-columns.js';
import { createToldTruck, type ToldTrucks } from './told-truck.js';

/** Where a truck is drawn at one moment: world units (Web Mercator, 0…1) and degrees; heading NaN is unknown. */
export interface DrawnPlace {
  x: number;
  y: number;
  heading: number;
}

/** Every truck's newest state, outside React. An index names a truck as long as `truckIds` is the same list. */
export interface FleetStore {
  readonly size: number;
  readonly columns: FleetColumns;
  /** Grows with every change; for `useSyncExternalStore`. */
  readonly version: number;
  /** Grows when a truck is added. When trucks are gone there is another list, as when another fleet is shown: rows are others. */
  readonly truckIds: readonly string[];
  indexOf(truckId: string): number | undefined;
  motionOf(index: number): Motion;
  /** The newest fix in degrees. */
  placeOf(index: number): Point;
  /** A single change. @param nowMs the page's clock (`performance.now()`), which glides are measured by. */
  apply(change: TruckLocation, nowMs: number): void;
  /** All that a frame changed, of a view that has the whole fleet: trucks that are gone are there no more. Listeners are told once. */
  applyFrame(news: Pick<FrameNews, 'trucks' | 'changed'> & Partial<Pick<FrameNews, 'gone'>>, nowMs: number): void;
  /** Writes where the truck is drawn at `nowMs` into `place`: between the last two received positions, never ahead. */
  drawnAt(index: number, nowMs: number, place: DrawnPlace): void;
  /** Listeners are called after every change or frame: they only note it. */
  subscribe(listener: () => void): () => void;
}

const FIRST_ROWS = 1024; // grows by doubling
const SAME_FIX_MS = 100;
const SAME_FIX_WORLD = 1e-6 / 360; // a tenth of a metre; frames round to a centimetre
const LEAST_MOVE_FOR_HEADING = 20; // metres; below it the direction between two fixes is noise

export function createFleetStore(): FleetStore {
  const indexById = new Map<string, number>();
  let truckIds: string[] = [];
  const listeners = new Set<() => void>();
  const drawn: DrawnPlace = { x: 0, y: 0, heading: Number.NaN };
  const single = createToldTruck();
  const indexBySlot: number[] = []; // a guess: a slot of frames is given to other trucks in time
  let columns = createFleetColumns(FIRST_ROWS);
  let version = 0;

  function rowOf(truckId: string): number {
    const known = indexById.get(truckId);
    if (known !== undefined) return known;
    const index = truckIds.length;
    if (index === columns.motion.length) columns = resizeFleetColumns(columns, index * 2);
    beginRow(columns, index);
    truckIds.push(truckId);
    indexById.set(truckId, index);
    return index;
  }

  function rowOfSlot(slot: number, truckId: string): number {
    const guess = indexBySlot[slot];
    if (guess !== undefined && truckIds[guess] === truckId) return guess;
    return (indexBySlot[slot] = rowOf(truckId));
  }

  /** The rows of the others close up, in a new list. */
  function dropRows(gone: ReadonlySet<string>): void {
    const kept = truckIds.flatMap((truckId, index) => (gone.has(truckId) ? [] : [index]));
    if (kept.length === truckIds.length) return;
    truckIds = kept.map((index) => truckIds[index]!);
    columns = pickFleetColumns(columns, kept);
    indexById.clear();
    for (const [index, truckId] of truckIds.entries()) indexById.set(truckId, index);
    indexBySlot.length = 0;
  }

  function drawnAt(index: number, nowMs: number, place: DrawnPlace): void {
    const share = glideShare(columns.glideStart[index]!, columns.glideMs[index]!, nowMs);
    place.x = mix(columns.fromX[index]!, columns.toX[index]!, share);
    place.y = mix(columns.fromY[index]!, columns.toY[index]!, share);
    const heading = columns.heading[index]!;
    const from = columns.fromHeading[index]!;
    place.heading = Number.isNaN(from) || Number.isNaN(heading) ? heading : turnHeading(from, heading, share);
  }

  /** Takes in one slot of what is told. */
  function take(index: number, told: ToldTrucks, slot: number, nowMs: number): void {
    if (!isSameFix(index, told, slot)) startGlide(index, told, slot, nowMs);
    columns.changedAt[index] = version + 1; // the version that listeners are told next
    columns.speed[index] = told.speed[slot]!;
    columns.motion[index] = told.motion[slot]!;
    columns.simulated[index] = told.simulated[slot]!;
    columns.motionSince[index] = told.motionSince[slot]!;
    columns.recordedAt[index] = told.recordedAt[slot]!;
    columns.heardAt[index] = told.heardAt[slot]!;
  }

  /** Starts the glide from where the truck is drawn to its new position. */
  function startGlide(index: number, told: ToldTrucks, slot: number, nowMs: number): void {
    drawnAt(index, nowMs, drawn);
    const durationMs = glideDuration(columns.recordedAt[index]!, told.recordedAt[slot]!);
    const x = told.x[slot]!;
    const y = told.y[slot]!;
    const heading = told.heading[slot]!;
    columns.fromHeading[index] = drawn.heading;
    columns.heading[index] = Number.isNaN(heading) ? headingOfMove(index, x, y) : heading;
    // Over the antimeridian the short way: the start is shifted by one world.
    columns.fromX[index] = durationMs > 0 ? drawn.x + Math.round(x - drawn.x) : x;
    columns.fromY[index] = durationMs > 0 ? drawn.y : y;
    columns.toX[index] = x;
    columns.toY[index] = y;
    columns.glideStart[index] = nowMs;
    columns.glideMs[index] = durationMs;
  }

  function placeOf(index: number): Point {
    return pointOf(columns.toX[index]!, columns.toY[index]!);
  }

  function headingOfMove(index: number, x: number, y: number): number {
    const [from, to] = [placeOf(index), pointOf(x, y)];
    return distanceBetween(from, to) < LEAST_MOVE_FOR_HEADING ? columns.heading[index]! : bearingBetween(from, to);
  }

  /** The chosen truck is told twice, in full and by frames, which round its time to a tenth of a second: it must not glide twice. */
  function isSameFix(index: number, told: ToldTrucks, slot: number): boolean {
    return (
      Math.abs(told.recordedAt[slot]! - columns.recordedAt[index]!) <= SAME_FIX_MS &&
      Math.abs(told.x[slot]! - columns.toX[index]!) < SAME_FIX_WORLD &&
      Math.abs(told.y[slot]! - columns.toY[index]!) < SAME_FIX_WORLD
    );
  }

  function tellListeners(): void {
    version += 1;
    for (const listener of listeners) listener();
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
    get truckIds() {
      return truckIds;
    },
    indexOf: (truckId) => indexById.get(truckId),
    motionOf: (index) => MOTIONS[columns.motion[index]!] ?? 'idle',
    placeOf,
    drawnAt,

    apply({ truckId, location }, nowMs) {
      const index = rowOf(truckId);
      single.write(location);
      take(index, single, 0, nowMs);
      // Frames do not hold these: what is not told stays what it was.
      const { altitude, accuracy, battery } = location;
      if (altitude !== undefined) columns.altitude[index] = altitude;
      if (accuracy !== undefined) columns.accuracy[index] = accuracy;
      if (battery !== undefined) columns.battery[index] = battery;
      tellListeners();
    },

    applyFrame({ trucks, gone = [], changed }, nowMs) {
      if (gone.length > 0) {
        const idsOf = (slots: readonly number[]): string[] => slots.map((slot) => trucks.truckIds[slot]!);
        const present = new Set(idsOf(changed)); // told anew by another run of the server
        dropRows(new Set(idsOf(gone).filter((truckId) => !present.has(truckId))));
      }
      for (const slot of changed) take(rowOfSlot(slot, trucks.truckIds[slot]!), trucks, slot, nowMs);
      if (gone.length + changed.length > 0) tellListeners();
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function pointOf(x: number, y: number): Point {
  return { latitude: latitudeOfY(y), longitude: longitudeOfX(x) };
}
