import type { Position } from '@fleetmap/events';
import { decodeFrame } from './journal/decode-frame.js';
import { createGroupCommit } from './journal/group-commit.js';
import type { PositionStore, RecordStore, Storage, StorageCheck } from './ports.js';
import { trackOf } from './store/track.js';
import { type RemoteHost, startHost } from './worker/remote-host.js';

export interface StorageOptions {
  /** Directory of the embedded database; created when it is not there. */
  readonly dataDir: string;
  /** Of a PostgreSQL server, 15 or newer; then nothing is kept in the directory. */
  readonly databaseUrl?: string | undefined;
  /** Epoch ms; the clock unless given. */
  readonly now?: (() => number) | undefined;
}

/**
 * Opens what is kept, and creates it when there is nothing yet.
 * @throws StorageInUseError when another process has the directory
 */
export async function openStorage({ dataDir, databaseUrl, now = Date.now }: StorageOptions): Promise<Storage> {
  const host = await startHost({ dataDir, databaseUrl });
  const commits = createGroupCommit((frame) => host.call('commit', frame));
  return {
    positions: {
      append: (positions) => commits.append(positions),
      ...readingPositions(host, now),
    },
    records: recordsOf(host),
    async close() {
      await commits.idle();
      await host.close();
    },
  };
}

function readingPositions({ call }: RemoteHost, now: () => number): Omit<PositionStore, 'append'> {
  return {
    // Unpacked here: positions would have to be packed again to cross the threads.
    track: async (query) => trackOf(await call('track', query), query),
    hoursWithData: (truckId, range) => call('hours', truckId, range),
    segments: (range) => call('segments', range, now()),
    earliest: () => call('earliest'),
    segment: (start) => call('segment', start, now()),
    saveStates: (states, forgotten = []) =>
      call(
        'saveStates',
        states.map(({ truckId, state }) => [truckId, JSON.stringify(state)] as const),
        forgotten,
      ),
    async states() {
      const texts = await call('states');
      return texts.map(([truckId, text]) => ({ truckId, state: JSON.parse(text) as unknown }));
    },
    unsealed: () => unsealed(call),
    seal: (before) => call('seal', before),
    pack: (before) => call('pack', before),
    prune: (before) => call('prune', before),
    check: (onProgress) => check(call, onProgress),
  };
}

async function* unsealed(call: RemoteHost['call']): AsyncIterable<Position[]> {
  for (let part = await call('unsealed', undefined); part; part = await call('unsealed', part.last)) {
    for (const frame of part.frames) yield decodeFrame(frame);
  }
}

async function check(call: RemoteHost['call'], onProgress?: (share: number) => void): Promise<StorageCheck> {
  const problems: string[] = [];
  let positions = 0;
  for (let from: number | undefined; ;) {
    const part = await call('checkPart', from);
    problems.push(...part.problems);
    positions += part.positions;
    onProgress?.(part.share);
    if (part.next === undefined) return { problems, positions, bytes: part.bytes };
    from = part.next;
  }
}

function recordsOf({ call }: RemoteHost): RecordStore {
  return {
    put: (kind, id, value) => call('putRecord', kind, id, JSON.stringify(value)),
    async get(kind, id) {
      const text = await call('getRecord', kind, id);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    async list(kind) {
      const texts = await call('listRecords', kind);
      return texts.map(({ id, value }) => ({ id, value: JSON.parse(value) as unknown }));
    },
    remove: (kind, id) => call('removeRecord', kind, id),
  };
}
