import type { DeskTools } from '../desk-context.js';
import { fixBeside } from './fix-beside.js';
import { lastNotAfter } from './find-in-time.js';
import { shownHours } from './shown-hours.js';

type Tools = Pick<DeskTools, 'player' | 'replay' | 'recording' | 'desk' | 'fleet' | 'chosenTrack' | 'liveClock'>;

export const SECONDS_WITHOUT_TRUCK = 10; // a step when no truck is chosen

export function togglePlaying({ player, replay }: Pick<Tools, 'player' | 'replay'>): void {
  player.setPaused(replay.getState().playback?.isPaused !== true);
}

/** To the next or previous fix of the chosen truck, and stands there; without a truck some seconds on or back. */
export function stepFix(tools: Tools, step: 1 | -1): void {
  const { player, desk } = tools;
  const { selectedId } = desk.getState();
  if (!player.isPast() && step > 0) return;
  const to =
    selectedId === undefined ? player.at() + step * SECONDS_WITHOUT_TRUCK * 1000 : fixOf(tools, selectedId, step);
  if (to === undefined) return;
  player.seek(to);
  if (player.isPast()) player.setPaused(true);
}

function fixOf({ player, recording, fleet, chosenTrack }: Tools, truckId: string, step: 1 | -1): number | undefined {
  const index = fleet.indexOf(truckId);
  if (!player.isPast()) return index === undefined ? undefined : fleet.columns.recordedAt[index];
  const at = Math.round(player.at());
  const near = fixBeside(recording.frameAt(at, 0), truckId, { at, step });
  if (near !== undefined) return near;
  const { track } = chosenTrack.getState(); // over a gap that is longer than a segment
  if (track?.truckId !== truckId) return undefined;
  const row = lastNotAfter(track.times, at);
  return track.times[step > 0 ? row + 1 : track.times[row] === at ? row - 1 : row];
}

const TRIP_RATE = 20; // an hour's drive in three minutes

/** Plays the past from an instant on. */
export function playFrom({ player }: Pick<Tools, 'player'>, from: number): void {
  player.seek(from);
  player.setRate(TRIP_RATE);
  player.setPaused(false);
}

export function jump({ player }: Pick<Tools, 'player'>, ms: number): void {
  if (player.isPast() || ms < 0) player.seek(player.at() + ms);
}

export function goToBegin({ player, replay, liveClock }: Pick<Tools, 'player' | 'replay' | 'liveClock'>): void {
  const now = liveClock.now();
  player.seek(shownHours(replay.getState(), now).from);
}

/** Moves the hours that the timeline shows; they never reach into the future. */
export function showOtherHours(
  { replay, liveClock }: Pick<Tools, 'replay' | 'liveClock'>,
  { hours, until }: { hours?: number; until: number },
): void {
  const now = liveClock.now();
  const { hours: before } = replay.getState();
  replay.setState({ hours: hours ?? before, shownUntil: until >= now ? undefined : until });
}
