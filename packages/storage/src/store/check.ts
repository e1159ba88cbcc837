import { bytesOf } from '../engine/engine.js';
import { forEachRow } from '../journal/decode-frame.js';
import { decodeChunk } from './chunk.js';
import { type Context, createBreather } from './context.js';

const FRAMES_AT_ONCE = 64;
const SEGMENTS_AT_ONCE = 36; // six hours: seldom enough to cost nothing, often enough to show how far it is

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
  { engine: { db } }: Context,
  from: number,
  problems: string[],
): Promise<Pick<CheckPart, 'positions' | 'next' | 'share'>> {
  const breathe = createBreather();
  let positions = 0;
  const starts = await db
    .selectFrom('chunks')
    .select('start')
    .distinct()
    .where('start', '>=', from)
    .orderBy('start')
    .limit(SEGMENTS_AT_ONCE)
    .execute();
  for (const { start } of starts) {
    const segment = await db.selectFrom('segments').selectAll().where('start', '=', start).executeTakeFirst();
    const rows = await db.selectFrom('chunks').selectAll().where('start', '=', start).execute();
    let count = 0;
    for (const { truck, replay, rest } of rows) {
      await breathe();
      try {
        count += decodeChunk('', start, { replay: bytesOf(replay), rest: bytesOf(rest) }).length;
      } catch {
        problems.push(`The positions of truck number ${truck} from ${new Date(start).toISOString()} cannot be read.`);
      }
    }
    if (segment && (segment.positions !== count || segment.trucks !== rows.length)) {
      problems.push(`The segment ${new Date(start).toISOString()} holds another number of positions than it says.`);
    }
    positions += count;
  }
  if (starts.length < SEGMENTS_AT_ONCE) return { positions, next: undefined, share: 1 };
  const next = starts.at(-1)!.start + 1;
  const ends = await db
    .selectFrom('chunks')
    .select(({ fn }) => [fn.min('start').as('first'), fn.max('start').as('last')])
    .executeTakeFirstOrThrow();
  return { positions, next, share: (next - ends.first) / (ends.last + 1 - ends.first) };
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
