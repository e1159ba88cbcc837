import { decodeReplaySegment, SEGMENT_MS } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import type { Arena } from './engines.js';
import { createRecordedFleet, FIRST_FIX, FIX_EVERY_MS, truckIdOf } from './recorded-fleet.js';

export interface Dataset {
  readonly trucks: number;
  readonly fixes: number;
}

/** Milliseconds and bytes of one side. */
export interface Reads {
  readonly windowMs: number;
  readonly trailMs: number;
  readonly newestMs: number;
}

const HOUR_MS = 3_600_000;
const STATES_EVERY = SEGMENT_MS / FIX_EVERY_MS;

/** The same positions into both, the store as a server fills it: sealed whenever a segment is over. */
export async function fill({ open, plain }: Arena, { trucks, fixes }: Dataset): Promise<void> {
  const storage = await open();
  const fleet = createRecordedFleet(trucks);
  for (let step = 1; step <= fixes; step += 1) {
    const positions = fleet.next();
    await Promise.all([storage.positions.append(positions), plain.load(positions)]);
    if (step % STATES_EVERY !== 0) continue;
    await storage.positions.saveStates(positions.map((state) => ({ truckId: state.truckId, state })));
    await storage.positions.seal(positions[0]!.recordedAt + 1);
  }
  await storage.close();
  await plain.settle();
}

/** Ten minutes of all trucks, one truck's whole trail, and the last position of every truck after a restart. */
export async function measureReads(arena: Arena, { trucks, fixes }: Dataset, round: number) {
  const from = FIRST_FIX + SEGMENT_MS * ((1 + round * 3) % Math.floor((fixes * FIX_EVERY_MS) / SEGMENT_MS));
  const until = from + SEGMENT_MS;
  const [truckId, limit] = [truckIdOf((round * 7919 + 13) % trucks), fixes];
  const trail = { from: FIRST_FIX, until: FIRST_FIX + fixes * FIX_EVERY_MS };
  const opened = await timed(() => arena.open());
  const storage = opened.result;
  const newest = await timed(() => newestOf(storage));
  const { positions } = storage;
  try {
    await positions.track({ ...trail, truckId: truckIdOf(1), limit }); // code is compiled
    const passed = await timed(() => positions.segment(from));
    const decoded = await timed(async () => decodeReplaySegment(passed.result!.bytes));
    const track = await timed(() => positions.track({ ...trail, truckId, limit }));
    const rows = await timed(() => arena.plain.window(from, until));
    const trailRows = await timed(() => arena.plain.trail(truckId, trail.from, trail.until));
    const newestRows = await timed(() => arena.plain.newest());
    const inSegment = decoded.result.tracks.reduce(
      (sum, { times }) => sum + times.length - (times[0]! < from ? 1 : 0),
      0,
    );
    for (const [mine, theirs] of [
      [inSegment, rows.result.length],
      [track.result.length, trailRows.result.length],
      [newest.result.size, newestRows.result.length],
    ]) {
      if (mine !== theirs) throw new Error(`The sides differ: ${mine} and ${theirs} rows.`);
    }
    return {
      ours: { windowMs: passed.ms + decoded.ms, trailMs: track.ms, newestMs: newest.ms } satisfies Reads,
      plain: { windowMs: rows.ms, trailMs: trailRows.ms, newestMs: newestRows.ms } satisfies Reads,
      passedMs: passed.ms,
      openMs: opened.ms,
    };
  } finally {
    await storage.close();
  }
}

/** Segments and trails of hours that are packed; without such hours, none. */
export async function measurePackedReads(
  { positions }: Storage,
  { trucks, fixes }: Dataset,
  rounds: number,
): Promise<{ segmentsMs: number[]; trailsMs: number[] }> {
  const until = FIRST_FIX + fixes * FIX_EVERY_MS;
  const [segmentsMs, trailsMs]: [number[], number[]] = [[], []];
  for (let round = 1; round <= rounds; round += 1) {
    const start = FIRST_FIX + HOUR_MS + SEGMENT_MS * round;
    if (start + SEGMENT_MS > until) break;
    segmentsMs.push((await timed(() => positions.segment(start))).ms);
    const truckId = truckIdOf((round * 7919) % trucks);
    trailsMs.push((await timed(() => positions.track({ truckId, from: FIRST_FIX, until, limit: fixes }))).ms);
  }
  return { segmentsMs, trailsMs };
}

/** As a server does at start: the kept states, and what came after them. */
async function newestOf({ positions }: Storage): Promise<Map<string, unknown>> {
  const newest = new Map((await positions.states()).map(({ truckId, state }) => [truckId, state]));
  for await (const later of positions.unsealed()) {
    for (const position of later) newest.set(position.truckId, position);
  }
  return newest;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const begin = performance.now();
  const result = await work();
  return { ms: performance.now() - begin, result };
}
