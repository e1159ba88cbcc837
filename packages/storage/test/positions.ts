import { decodeReplaySegment, type Position, SEGMENT_MS } from '@fleetmap/events';
import { aPosition, NOON } from '@fleetmap/testing';
import type { Storage } from '../src/index.js';

/** A truck that drives for so many fixes, ten seconds apart. */
export function drive(truckId: string, count: number, given: Partial<Position> = {}): Position[] {
  const start = given.recordedAt ?? NOON;
  return Array.from({ length: count }, (_none, index) =>
    aPosition({
      ...given,
      truckId,
      latitude: (-235_000_000 + index * 1000) / 1e7,
      heading: index % 360,
      recordedAt: start + index * 10_000,
      receivedAt: start + index * 10_000 + 137 + index,
    }),
  );
}

/** The positions of a truck, all of them. */
export function wholeTrack(storage: Storage, truckId: string): Promise<Position[]> {
  return storage.positions.track({ truckId, from: 0, until: 8.64e15, limit: 1e6 });
}

/** Where each truck was at an instant as a viewer sees it: the last row that is not younger. */
export async function replayAt(storage: Storage, instant: number): Promise<Record<string, [number, number]>> {
  const start = Math.floor(instant / SEGMENT_MS) * SEGMENT_MS;
  const found = await storage.positions.segment(start);
  const places: Record<string, [number, number]> = {};
  for (const track of found ? decodeReplaySegment(found.bytes).tracks : []) {
    const row = track.times.findLastIndex((time) => time <= instant);
    if (row >= 0) places[track.truckId] = [track.latitudes[row]!, track.longitudes[row]!];
  }
  return places;
}

/** The same by folding positions. */
export function foldAt(positions: readonly Position[], instant: number): Record<string, [number, number]> {
  const newest = new Map<string, Position>();
  for (const position of positions) {
    const known = newest.get(position.truckId)?.recordedAt ?? -1;
    if (position.recordedAt <= instant && position.recordedAt > known) newest.set(position.truckId, position);
  }
  return Object.fromEntries([...newest].map(([id, { latitude, longitude }]) => [id, [latitude, longitude]]));
}

export async function listUnsealed(storage: Storage): Promise<Position[]> {
  const positions: Position[] = [];
  for await (const part of storage.positions.unsealed()) positions.push(...part);
  return positions;
}
