import type { Position } from '@fleetmap/events';
import { bytesOf } from '../engine/engine.js';
import { readRow } from '../journal/decode-frame.js';
import { type Chunk, decodeChunk, encodeChunk, mergeFixes } from './chunk.js';
import { type Context, createBreather, partsOf } from './context.js';
import type { RowPlace, SortedOut } from './sort-out.js';

/** A chunk that is new or has more than before. */
export interface PreparedChunk extends Chunk {
  readonly truckId: string;
  readonly start: number;
  /** Positions that were not there before. */
  readonly added: number;
  readonly isNew: boolean;
  /** It ends with another position than before: later segments begin with it. */
  readonly hasNewLast: boolean;
}

const TRUCKS_AT_ONCE = 500;

/** Sorts and packs positions, those of a segment that is in place already together with what is there. */
export async function prepareChunks(context: Context, { rows }: SortedOut): Promise<PreparedChunk[]> {
  const prepared: PreparedChunk[] = [];
  const breathe = createBreather();
  for (const [start, trucks] of rows) {
    for (const part of partsOf([...trucks], TRUCKS_AT_ONCE)) {
      const placed = await placedChunks(
        context,
        start,
        part.map(([truckId]) => truckId),
      );
      for (const [truckId, places] of part) {
        await breathe();
        const chunk = prepareChunk({ truckId, start, places, placed: placed.get(truckId) });
        if (chunk) prepared.push(chunk);
      }
    }
  }
  return prepared;
}

async function placedChunks({ engine }: Context, start: number, truckIds: string[]): Promise<Map<string, Chunk>> {
  const segment = await engine.db.selectFrom('segments').select('start').where('start', '=', start).executeTakeFirst();
  if (!segment) return new Map();
  const rows = await engine.db
    .selectFrom('chunks')
    .innerJoin('trucks', 'trucks.number', 'chunks.truck')
    .select(['trucks.id', 'replay', 'rest'])
    .where('start', '=', start)
    .where('trucks.id', 'in', truckIds)
    .execute();
  return new Map(rows.map(({ id, replay, rest }) => [id, { replay: bytesOf(replay), rest: bytesOf(rest) }]));
}

interface Ingredients {
  readonly truckId: string;
  readonly start: number;
  readonly places: readonly RowPlace[];
  readonly placed: Chunk | undefined;
}

function prepareChunk({ truckId, start, places, placed }: Ingredients): PreparedChunk | undefined {
  const kept = placed ? decodeChunk(truckId, { start }, placed) : [];
  const fresh = firstOfEachInstant(places.map(({ frame, offset }) => readRow(frame, offset)));
  const positions = mergeFixes(kept, fresh);
  const added = positions.length - kept.length;
  if (added === 0) return undefined;
  const hasNewLast = positions.at(-1)!.recordedAt !== kept.at(-1)?.recordedAt;
  return { truckId, start, added, isNew: !placed, hasNewLast, ...encodeChunk(start, positions) };
}

/** In time order; sorting keeps the order in which positions of one instant came. */
function firstOfEachInstant(positions: readonly Position[]): Position[] {
  return positions
    .toSorted((a, b) => a.recordedAt - b.recordedAt)
    .filter(({ recordedAt }, index, sorted) => recordedAt !== sorted[index - 1]?.recordedAt);
}
