import { bytesOf } from '../engine/engine.js';
import { forEachRow } from '../journal/decode-frame.js';
import type { StorageCheck } from '../ports.js';
import { decodeChunk } from './chunk.js';
import { type Context, createBreather } from './context.js';

const FRAMES_AT_ONCE = 64;

/** Reads everything once; what cannot be read is named, not thrown. */
export async function checkStorage(context: Context): Promise<StorageCheck> {
  const { engine, inTurn } = context;
  return inTurn(async () => {
    const problems = await engine.damage();
    const placed = await checkChunks(context, problems);
    const hot = await checkJournal(context, problems);
    return { problems, positions: placed + hot, bytes: await engine.size() };
  });
}

async function checkChunks({ engine }: Context, problems: string[]): Promise<number> {
  const breathe = createBreather();
  let positions = 0;
  const starts = await engine.db.selectFrom('chunks').select('start').distinct().orderBy('start').execute();
  const segments = await engine.db.selectFrom('segments').selectAll().execute();
  for (const { start } of starts) {
    const rows = await engine.db.selectFrom('chunks').selectAll().where('start', '=', start).execute();
    let count = 0;
    for (const { truck, replay, rest } of rows) {
      await breathe();
      try {
        count += decodeChunk('', start, { replay: bytesOf(replay), rest: bytesOf(rest) }).length;
      } catch {
        problems.push(`The positions of truck number ${truck} from ${new Date(start).toISOString()} cannot be read.`);
      }
    }
    const segment = segments.find((found) => found.start === start);
    if (segment && (segment.positions !== count || segment.trucks !== rows.length)) {
      problems.push(`The segment ${new Date(start).toISOString()} holds another number of positions than it says.`);
    }
    positions += count;
  }
  return positions;
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
