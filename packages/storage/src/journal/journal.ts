import { sql } from 'kysely';
import { bytesOf, type Engine } from '../engine/engine.js';
import type { CounterName } from '../engine/tables.js';
import { addFrame, createHotTail, type HotTail, indexFrames, type JournalFrame } from './hot-tail.js';
import { createInTurn } from './in-turn.js';

/** Positions that are durable and not in place yet: a table, and the same in memory. */
export interface Journal {
  /** Resolves when the frame is durable. */
  append(bytes: Uint8Array): Promise<void>;
  /** The journal as it is now, indexed. It may grow later, and gives way to another when frames are put in place. */
  read(): Promise<HotTail>;
  /** How often what is in place has changed. */
  generation(): number;
  /** How many positions were taken in ever; only grows. */
  taken(): number;
  /** Frames of the last `read` were put in place: some whole, of others a part is left. None: something else was. */
  forget(placed: PlacedFrames): Promise<void>;
  /** Number of the last frame that `append` was given before. */
  lastId(): Promise<number>;
  /** Some of the frames behind a number, in their order; none when there are no more. */
  framesAfter(id: number): Promise<JournalFrame[]>;
}

export interface PlacedFrames {
  readonly whole: ReadonlySet<number>;
  readonly rest: ReadonlyMap<number, Uint8Array>;
  /** Positions that were put in place. */
  readonly count: number;
}

const FRAMES_AT_ONCE = 64;
/** Never one that was there before, even when the journal is empty. */
const NEXT_ID = sql<number>`(select case when last > placed then last else placed end + 1
  from (select coalesce(max(id), 0) as last from journal) as left_over,
  (select value as placed from counters where name = 'placed') as counted)`;

export async function openJournal(engine: Engine): Promise<Journal> {
  const { db } = engine;
  const inTurn = createInTurn();
  let tail = createHotTail();
  let counters = { generation: -1, taken: 0, placed: 0 };

  async function readCounters(): Promise<typeof counters> {
    const rows = await db.selectFrom('counters').selectAll().execute();
    const valueOf = (name: CounterName): number => rows.find((row) => row.name === name)?.value ?? 0;
    return { generation: valueOf('generation'), taken: valueOf('taken'), placed: valueOf('placed') };
  }

  async function framesAfter(id: number, limit: number): Promise<JournalFrame[]> {
    const rows = await db.selectFrom('journal').selectAll().where('id', '>', id).orderBy('id').limit(limit).execute();
    return rows.map((row) => ({ id: row.id, bytes: bytesOf(row.frame) }));
  }

  /** Reads what other nodes have written. */
  async function catchUp(): Promise<void> {
    const found = await readCounters();
    if (found.generation !== counters.generation) tail = createHotTail();
    counters = found;
    for (;;) {
      const frames = await framesAfter(tail.lastId, FRAMES_AT_ONCE);
      for (const frame of frames) addFrame(tail, frame);
      if (frames.length < FRAMES_AT_ONCE) break;
    }
    tail.lastId = Math.max(tail.lastId, found.placed);
  }

  await catchUp();
  return {
    append: (bytes) =>
      inTurn(async () => {
        const { id } = await engine.inJournalOrder((connection) =>
          connection
            .insertInto('journal')
            .values({ id: NEXT_ID, frame: bytes })
            .returning('id')
            .executeTakeFirstOrThrow(),
        );
        // Frames of other nodes may have come between: the next reading finds them all.
        if (id === tail.lastId + 1) addFrame(tail, { id, bytes });
      }),
    read: () =>
      inTurn(async () => {
        if (engine.isShared) await catchUp();
        indexFrames(tail);
        return tail;
      }),
    generation: () => counters.generation,
    taken: () => counters.taken + tail.count,
    forget: ({ whole, rest, count }) =>
      inTurn(() => {
        if (count > 0) {
          const { lastId } = tail;
          const frames = tail.frames
            .filter(({ id }) => !whole.has(id))
            .map((frame) => ({ id: frame.id, bytes: rest.get(frame.id) ?? frame.bytes }));
          tail = createHotTail(frames);
          tail.lastId = lastId;
        }
        counters = { ...counters, generation: counters.generation + 1, taken: counters.taken + count };
        return Promise.resolve();
      }),
    lastId: () => inTurn(() => Promise.resolve(tail.lastId)),
    framesAfter: (id) => framesAfter(id, FRAMES_AT_ONCE),
  };
}
