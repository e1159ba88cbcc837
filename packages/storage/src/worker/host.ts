import type { Engine } from '../engine/engine.js';
import { migrate } from '../engine/migrations.js';
import { openPostgres } from '../engine/postgres.js';
import { openSqlite } from '../engine/sqlite.js';
import { createInTurn } from '../journal/in-turn.js';
import { openJournal } from '../journal/journal.js';
import type { SegmentInfo, TimeRange, TrackQuery } from '../ports.js';
import { type CheckPart, checkPart } from '../store/check.js';
import type { Context } from '../store/context.js';
import { packHours } from '../store/pack-hours.js';
import { prune } from '../store/prune.js';
import { createRecords, type RecordTexts } from '../store/records.js';
import { seal } from '../store/seal.js';
import { listSegments, readEarliest, readSegment } from '../store/segments.js';
import { readStates, readTold, saveStates, type StateText } from '../store/states.js';
import { readHours, readTrack, type TrackParts } from '../store/track.js';
import { createTruckNames } from '../store/truck-names.js';

/** Where things are kept. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}

/** The store as it runs in its own thread: all that goes in and out can be cloned. */
export interface Host {
  commit(frame: Uint8Array): Promise<void>;
  track(query: TrackQuery): Promise<TrackParts>;
  hours(truckId: string, range: TimeRange): Promise<number[]>;
  segments(range: TimeRange, now: number): Promise<SegmentInfo[]>;
  earliest(): Promise<number | undefined>;
  segment(start: number, now: number): Promise<{ revision: number; bytes: Uint8Array } | undefined>;
  saveStates(states: readonly StateText[], forgotten: readonly string[]): Promise<void>;
  states(): Promise<StateText[]>;
  /** Some frames of the journal behind a number, at first behind those that the states tell of, and the number of the last of them. */
  unsealed(after: number | undefined): Promise<{ last: number; frames: Uint8Array[] } | undefined>;
  seal(before: number): Promise<void>;
  pack(before: number): Promise<{ hours: number }>;
  prune(before: number): Promise<{ segments: number }>;
  checkPart(from: number | undefined): Promise<CheckPart>;
  putRecord: RecordTexts['put'];
  getRecord: RecordTexts['get'];
  listRecords: RecordTexts['list'];
  removeRecord: RecordTexts['remove'];
  close(): Promise<void>;
}

/** @throws StorageInUseError when another process has the directory */
export async function openHost({ dataDir, databaseUrl }: Place): Promise<Host> {
  const engine = databaseUrl ? await openPostgres(databaseUrl) : openSqlite(dataDir);
  try {
    await migrate(engine);
    return await hostOn(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function hostOn(engine: Engine): Promise<Host> {
  const journal = await openJournal(engine);
  const context: Context = {
    engine,
    journal,
    truckNames: createTruckNames(engine, journal),
    inTurn: createInTurn(),
    statesTellOf: await readTold(engine),
  };
  const records = createRecords(engine);
  return {
    commit: (frame) => journal.append(frame),
    track: (query) => readTrack(context, query),
    hours: (truckId, range) => readHours(context, truckId, range),
    segments: (range, now) => listSegments(context, range, now),
    earliest: () => readEarliest(context),
    segment: (start, now) => readSegment(context, start, now),
    saveStates: (states, forgotten) => saveStates(context, states, forgotten),
    states: () => readStates(context),
    async unsealed(after) {
      const told = Number.isFinite(context.statesTellOf) ? context.statesTellOf : 0;
      const frames = await journal.framesAfter(after ?? told);
      const last = frames.at(-1);
      return last && { last: last.id, frames: frames.map(({ bytes }) => bytes) };
    },
    seal: (before) => seal(context, before),
    pack: (before) => packHours(context, before),
    prune: (before) => prune(context, before),
    checkPart: (from) => checkPart(context, from),
    putRecord: (...given) => records.put(...given),
    getRecord: (...given) => records.get(...given),
    listRecords: (...given) => records.list(...given),
    removeRecord: (...given) => records.remove(...given),
    close: () => context.inTurn(() => engine.close()),
  };
}
