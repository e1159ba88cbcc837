import { worldX, worldY } from '@fleetmap/geo';
import { FREEZE_AFTER_MS, glideShare, mix, turnHeading } from '@fleetmap/motion';
import { createFleetColumns, MOTIONS, resizeFleetColumns } from '../stores/fleet-columns.js';
import type { FleetView } from '../stores/shown-fleet.js';
import { lastNotAfter } from './find-in-time.js';
import type { PlayableSegment, PlayableTrack } from './playable-segment.js';

/** The segments around an instant. */
export interface ReplayFrame {
  /** The newest that begins before the instant; undefined before anything was recorded. */
  readonly current: PlayableSegment | undefined;
  /** The one right after it, as soon as it is there: it holds the next fixes. */
  readonly next: PlayableSegment | undefined;
}

/** An instant to show: epoch ms, reached at `nowMs` of the page's clock, passing at `speed` (0: standing). */
export interface ReplayMoment {
  readonly at: number;
  readonly nowMs: number;
  readonly speed: number;
}

/** The fleet of another time, in the columns that layers and panels read. */
export interface ReplayFleet extends FleetView {
  /** Makes the fleet what it was. In steady playing only the trucks that pass a fix are touched. */
  show(frame: ReplayFrame, moment: ReplayMoment): void;
}

const FIRST_ROWS = 1024; // grows by doubling
const NOWHERE = -2; // world units: rows are for good, so a truck that is not there yet lies far north of the map
const STANDING = 1e-12; // so slow that a glide takes longer than anyone watches: it stands where it is
const JUMP_MS = 1; // of the page's clock; what differs more from steady playing is a jump

export function createReplayFleet(): ReplayFleet {
  const indexById = new Map<string, number>();
  const truckIds: string[] = [];
  const listeners = new Set<() => void>();
  let columns = createFleetColumns(FIRST_ROWS);
  let tracks: (PlayableTrack | undefined)[] = []; // by row, of the current segment
  let nextTracks: (PlayableTrack | undefined)[] = [];
  let goodFrom = new Float64Array(FIRST_ROWS); // the instants between which a row is right as it is
  let goodUntil = new Float64Array(FIRST_ROWS);
  let isShown = new Uint8Array(FIRST_ROWS);
  let fixes = new Int32Array(FIRST_ROWS); // rows of the tracks: the newest fixes
  let shown: { frame: ReplayFrame; moment: ReplayMoment } | undefined;
  let version = 0;

  function addRow(truckId: string): number {
    const index = truckIds.length;
    if (index === columns.motion.length) grow(index * 2);
    truckIds.push(truckId);
    indexById.set(truckId, index);
    return index;
  }

  function grow(rows: number): void {
    columns = resizeFleetColumns(columns, rows);
    const before = { goodFrom, goodUntil, isShown, fixes };
    goodFrom = new Float64Array(rows);
    goodUntil = new Float64Array(rows);
    isShown = new Uint8Array(rows);
    fixes = new Int32Array(rows);
    goodFrom.set(before.goodFrom);
    goodUntil.set(before.goodUntil);
    isShown.set(before.isShown);
    fixes.set(before.fixes);
  }

  function tracksByRow(segment: PlayableSegment | undefined): (PlayableTrack | undefined)[] {
    const byRow: (PlayableTrack | undefined)[] = [];
    for (const track of segment?.tracks ?? []) byRow[indexById.get(track.truckId) ?? addRow(track.truckId)] = track;
    return byRow;
  }

  function hide(index: number, until: number): void {
    isShown[index] = 0;
    goodFrom[index] = -Infinity;
    goodUntil[index] = until;
    columns.glideMs[index] = 0;
    columns.fromY[index] = columns.toY[index] = NOWHERE;
  }

  function place(index: number, moment: ReplayMoment): void {
    columns.changedAt[index] = version + 1; // the version that listeners are told next
    const track = tracks[index];
    const row = track ? lastNotAfter(track.times, moment.at) : -1;
    if (!track || row < 0) return hide(index, track?.times[0] ?? Infinity);
    isShown[index] = 1;
    fixes[index] = row;
    columns.speed[index] = track.speeds[row]!;
    columns.motion[index] = track.motions[row]!;
    columns.motionSince[index] = track.motionSince[row]!;
    columns.recordedAt[index] = columns.heardAt[index] = track.times[row]!;
    columns.simulated[index] = track.simulated ? 1 : 0;
    for (const name of ['altitude', 'accuracy', 'battery'] as const) columns[name][index] = Number.NaN; // not kept for replay
    glide(index, track, row, moment);
  }

  /** Where the truck was at the moment and how it goes on, as a glide of the page's clock: from fix to fix, in either direction. */
  function glide(index: number, track: PlayableTrack, row: number, { at, nowMs, speed }: ReplayMoment): void {
    const next = fixAfter(index, track, row);
    const fixedAt = track.times[row]!;
    const nextAt = next ? next.track.times[next.row]! : Infinity;
    goodFrom[index] = fixedAt;
    goodUntil[index] = nextAt;
    const isKnown = next !== undefined && nextAt - fixedAt <= FREEZE_AFTER_MS;
    const here = placeOf(track, row);
    const there = isKnown ? placeOf(next.track, next.row) : here;
    const [from, to] = speed < 0 ? [there, here] : [here, there];
    const lap = Math.round(to.x - from.x); // over the antimeridian the short way
    columns.fromX[index] = from.x + lap;
    columns.fromY[index] = from.y;
    columns.toX[index] = to.x;
    columns.toY[index] = to.y;
    columns.fromHeading[index] = from.heading;
    columns.heading[index] = to.heading;
    const pace = Math.max(Math.abs(speed), STANDING);
    columns.glideMs[index] = isKnown ? (nextAt - fixedAt) / pace : 0;
    columns.glideStart[index] = nowMs - (isKnown ? (speed < 0 ? nextAt - at : at - fixedAt) / pace : 0);
  }

  function fixAfter(
    index: number,
    track: PlayableTrack,
    row: number,
  ): { track: PlayableTrack; row: number } | undefined {
    if (row + 1 < track.times.length) return { track, row: row + 1 };
    const next = nextTracks[index];
    const nextRow = next ? lastNotAfter(next.times, track.times[row]!) + 1 : 0; // after the keyframe
    return next && nextRow < next.times.length ? { track: next, row: nextRow } : undefined;
  }

  /** Whether the moment is what steady playing from the last one on comes to. */
  function isSteady({ at, nowMs, speed }: ReplayMoment): boolean {
    if (!shown || shown.moment.speed !== speed) return false;
    const expected = shown.moment.at + speed * (nowMs - shown.moment.nowMs);
    return Math.abs(at - expected) <= JUMP_MS * Math.abs(speed);
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
    indexOf(truckId) {
      const index = indexById.get(truckId);
      return index !== undefined && isShown[index] === 1 ? index : undefined;
    },
    placeOf(index) {
      const track = tracks[index];
      const row = fixes[index]!;
      return { latitude: track?.latitudes[row] ?? Number.NaN, longitude: track?.longitudes[row] ?? Number.NaN };
    },
    motionOf: (index) => MOTIONS[columns.motion[index]!] ?? 'idle',

    drawnAt(index, nowMs, drawn) {
      const { fromX, toX, fromY, toY, fromHeading, heading, glideStart, glideMs } = columns;
      const share = glideShare(glideStart[index]!, glideMs[index]!, nowMs);
      drawn.x = mix(fromX[index]!, toX[index]!, share);
      drawn.y = mix(fromY[index]!, toY[index]!, share);
      const isTurn = !Number.isNaN(fromHeading[index]! + heading[index]!);
      drawn.heading = isTurn ? turnHeading(fromHeading[index]!, heading[index]!, share) : heading[index]!;
    },

    show(frame, moment) {
      const isOther = shown?.frame.current !== frame.current || shown?.frame.next !== frame.next;
      if (isOther) {
        tracks = tracksByRow(frame.current);
        nextTracks = tracksByRow(frame.next);
      }
      const isAll = isOther || !isSteady(moment);
      let changes = 0;
      for (let index = 0; index < truckIds.length; index += 1) {
        if (!isAll && moment.at >= goodFrom[index]! && moment.at < goodUntil[index]!) continue;
        place(index, moment);
        changes += 1;
      }
      shown = { frame, moment };
      if (changes === 0) return;
      version += 1;
      for (const listener of listeners) listener();
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function placeOf(
  { latitudes, longitudes, headings }: PlayableTrack,
  row: number,
): { x: number; y: number; heading: number } {
  return { x: worldX(longitudes[row]!), y: worldY(latitudes[row]!), heading: headings[row]! };
}
