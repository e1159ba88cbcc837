import { type Position, SEGMENT_MS, segmentStartOf } from '@fleetmap/events';
import { bytesOf } from '../engine/engine.js';
import { forEachRow } from '../journal/decode-frame.js';
import { decodeChunk } from './chunk.js';
import { type Context, createBreather } from './context.js';
import { HOUR_MS, hourStartOf } from './hour.js';

const FRAMES_AT_ONCE = 64;
const LENGTHS = [
  ['chunks', SEGMENT_MS],
  ['hours', HOUR_MS],
] as const;
const HOURS_AT_ONCE = 6; // seldom enough to cost nothing, often enough to show how far it is

/** What was found in a part of all that is kept. */
export interface CheckPart {
  readonly problems: string[];
  readonly positions: number;
  /** What all takes on disk. */
  readonly bytes: number;
  /** How much of it all is read, 0…1. */
  readonly share: number;
  /** Where the next part begins, epoch ms; undefined: that was the last. */
  readonly next: number | undefined;
}

/**
 * Reads some hours of segments once; what cannot be read is named, not thrown. @param from where they begin; undefined: the database looks
 * through itself, then the oldest. With the newest comes the journal.
 */
export function checkPart(context: Context, from: number | undefined): Promise<CheckPart> {
  const { engine, inTurn } = context;
  return inTurn(async () => {
    const problems = from === undefined ? await engine.damage() : [];
    const { positions, next, share } = await checkChunks(context, from ?? 0, problems);
    const hot = next === undefined ? await checkJournal(context, problems) : 0;
    return { problems, positions: positions + hot, bytes: await engine.size(), share, next };
  });
}

async function checkChunks(
  context: Context,
  from: number,
  problems: string[],
): Promise<Pick<CheckPart, 'positions' | 'next' | 'share'>> {
  const hours = await hoursInPlace(context);
  const left = hours.filter((hour) => hour >= from);
  let positions = 0;
  for (const hour of left.slice(0, HOURS_AT_ONCE)) positions += await checkHour(context, hour, problems);
  const next = left[HOURS_AT_ONCE];
  const share = next === undefined ? 1 : (hours.length - left.length + HOURS_AT_ONCE) / hours.length;
  return { positions, next, share };
}

/** Hours that have segments, or what pruning left of trucks that were silent since. */
async function hoursInPlace({ engine: { db } }: Context): Promise<number[]> {
  const segments = await db.selectFrom('segments').select('start').orderBy('start').execute();
  const oldest = segments[0]?.start ?? Number.MAX_SAFE_INTEGER;
  const left = await db.selectFrom('chunks').select('start').distinct().where('start', '<', oldest).execute();
  const hours = new Set([...left, ...segments].map(({ start }) => hourStartOf(start)));
  return [...hours].toSorted((a, b) => a - b);
}

async function checkHour({ engine: { db } }: Context, hour: number, problems: string[]): Promise<number> {
  const breathe = createBreather();
  const found = new Map<number, Counts>();
  for (const [table, lengthMs] of LENGTHS) {
    for (let start = hour; start < hour + HOUR_MS; start += lengthMs) {
      for (const { truck, replay, rest } of await db
        .selectFrom(table)
        .selectAll()
        .where('start', '=', start)
        .execute()) {
        await breathe();
        try {
          const chunk = { replay: bytesOf(replay), rest: bytesOf(rest) };
          count(found, decodeChunk('', { start, lengthMs }, chunk));
        } catch {
          problems.push(`The positions of truck number ${truck} from ${new Date(start).toISOString()} cannot be read.`);
        }
      }
    }
  }
  const segments = db
    .selectFrom('segments')
    .selectAll()
    .where('start', '>=', hour)
    .where('start', '<', hour + HOUR_MS);
  for (const { start, trucks, positions } of await segments.execute()) {
    const counts = found.get(start);
    if (counts?.trucks === trucks && counts.positions === positions) continue;
    problems.push(`The segment ${new Date(start).toISOString()} holds another number of positions than it says.`);
  }
  return [...found.values()].reduce((sum, { positions }) => sum + positions, 0);
}

/** Adds one truck's positions to what each segment has. */
function count(found: Map<number, Counts>, positions: readonly Position[]): void {
  let last = -1;
  for (const { recordedAt } of positions) {
    const start = segmentStartOf(recordedAt);
    const { trucks, positions: before } = found.get(start) ?? { trucks: 0, positions: 0 };
    found.set(start, { trucks: start === last ? trucks : trucks + 1, positions: before + 1 });
    last = start;
  }
}

interface Counts {
  readonly trucks: number;
  readonly positions: number;
}

async function checkJournal({ journal }: Context, problems: string[]): Promise<number> {
  let positions = 0;
  let last = 0;
  for (let read = FRAMES_AT_ONCE; read === FRAMES_AT_ONCE;) {
    const frames = await journal.framesAfter(last);
    read = frames.length;
    for (const { id, bytes } of frames) {
      last = id;
      try {
        forEachRow(bytes, () => (positions += 1));
      } catch {
        problems.push(`Frame ${id} of the journal cannot be read.`);
      }
    }
  }
  return positions;
}
