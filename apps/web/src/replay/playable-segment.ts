import type { ReplaySegment, ReplayTrack } from '@fleetmap/events';
import { nextStay, type Stay } from '@fleetmap/fleet';
import { bearingBetween, distanceBetween } from '@fleetmap/geo';
import { MOTIONS } from '../stores/fleet-columns.js';

/** A track with what only the way of the truck tells. */
export interface PlayableTrack extends ReplayTrack {
  /** Degrees from north; a device that tells none points where it went. */
  readonly headings: Float32Array;
  /** Index in {@link MOTIONS} at each fix, and since when, epoch ms. */
  readonly motions: Uint8Array;
  readonly motionSince: Float64Array;
}

/** A segment that is ready to be shown. */
export interface PlayableSegment extends ReplaySegment {
  readonly revision: number;
  readonly tracks: readonly PlayableTrack[];
}

const LEAST_MOVE_FOR_HEADING = 20; // metres; as in the live fleet

/**
 * Tells of each fix what the truck did then, by the rule that the live fleet goes by.
 * @param before the segment before it, which the rule must have seen: a truck stands only after minutes of standing
 */
export function makePlayable(
  segment: ReplaySegment,
  revision: number,
  before: ReplaySegment | undefined,
): PlayableSegment {
  const trackBefore = new Map(before?.tracks.map((track) => [track.truckId, track]));
  const tracks = segment.tracks.map((track) => makeTrack(track, trackBefore.get(track.truckId)));
  return { ...segment, revision, tracks };
}

function makeTrack(track: ReplayTrack, before: ReplayTrack | undefined): PlayableTrack {
  const { times } = track;
  const headings = new Float32Array(times.length);
  const motions = new Uint8Array(times.length);
  const motionSince = new Float64Array(times.length);
  let stay = before && stayAfter(before);
  const stayUntil = before?.times.at(-1) ?? -Infinity;
  for (let row = 0; row < times.length; row += 1) {
    // The keyframe is the last fix of the track before it.
    if (!stay || times[row]! > stayUntil) stay = nextStay(stay, fixOf(track, row));
    motions[row] = MOTIONS.indexOf(stay.motion);
    motionSince[row] = stay.since;
    headings[row] = headingAt(track, row, headings[row - 1] ?? Number.NaN);
  }
  return { ...track, headings, motions, motionSince };
}

function stayAfter(track: ReplayTrack): Stay | undefined {
  let stay: Stay | undefined;
  for (let row = 0; row < track.times.length; row += 1) stay = nextStay(stay, fixOf(track, row));
  return stay;
}

function fixOf({ times, latitudes, longitudes, speeds }: ReplayTrack, row: number): Parameters<typeof nextStay>[1] {
  const speed = speeds[row]!;
  return {
    recordedAt: times[row]!,
    latitude: latitudes[row]!,
    longitude: longitudes[row]!,
    speed: Number.isNaN(speed) ? null : speed,
  };
}

function headingAt({ headings, latitudes, longitudes }: ReplayTrack, row: number, headingBefore: number): number {
  const told = headings[row]!;
  if (!Number.isNaN(told) || row === 0) return told;
  const from = { latitude: latitudes[row - 1]!, longitude: longitudes[row - 1]! };
  const to = { latitude: latitudes[row]!, longitude: longitudes[row]! };
  return distanceBetween(from, to) < LEAST_MOVE_FOR_HEADING ? headingBefore : bearingBetween(from, to);
}
