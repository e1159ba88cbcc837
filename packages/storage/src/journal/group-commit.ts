import { setImmediate } from 'node:timers/promises';
import type { Position } from '@fleetmap/events';
import { StoreBusyError } from '../errors.js';
import { addToFrame, createFrameBuilder, isFull, takeFrame } from './encode-frame.js';

// Ten seconds at 20,000 positions a second: who waits longer has given up. Usually 10 MB, with long attributes more.
const MAX_WAITING_POSITIONS = 200_000;
const MAX_WAITING_BYTES = 64_000_000;

export interface GroupCommit {
  append(positions: readonly Position[]): Promise<void>;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

/** A frame that waits or is written, and those who wait for it. */
interface Waiting {
  readonly frame: Uint8Array<ArrayBuffer>;
  readonly count: number;
  /** Bytes; a frame that was handed over tells no length. */
  readonly length: number;
  readonly promise: Promise<void>;
  readonly settle: { resolve: () => void; reject: (error: unknown) => void };
}

/**
 * Everything that comes while a commit runs goes into the next frame; when none runs, what comes in one turn of the event loop does.
 * All who wait for a frame wait for one promise. @param commit makes one frame durable
 */
export function createGroupCommit(commit: (frame: Uint8Array<ArrayBuffer>) => Promise<void>): GroupCommit {
  const builder = createFrameBuilder();
  const full: Waiting[] = [];
  let open = deferred();
  let waiting = 0; // positions not yet durable
  let waitingBytes = 0; // of full frames
  let running: Promise<void> | undefined;

  function closeFrame(): void {
    const { count, length } = builder;
    full.push({ frame: takeFrame(builder), count, length, ...open });
    waitingBytes += length;
    open = deferred();
  }

  async function run(): Promise<void> {
    for (;;) {
      if (full.length === 0 && builder.count > 0) closeFrame();
      const next = full.shift();
      if (!next) break;
      try {
        await commit(next.frame);
        next.settle.resolve();
      } catch (error) {
        next.settle.reject(error);
      }
      waiting -= next.count;
      waitingBytes -= next.length;
    }
    running = undefined;
  }

  return {
    append(positions) {
      if (positions.length === 0) return Promise.resolve();
      const isTooMuch = waiting + positions.length > MAX_WAITING_POSITIONS || waitingBytes > MAX_WAITING_BYTES;
      if (isTooMuch) return Promise.reject(new StoreBusyError());
      waiting += positions.length;
      const earlier: Promise<void>[] = [];
      let last = open.promise;
      for (const position of positions) {
        if (open.promise !== last) {
          earlier.push(last);
          last = open.promise;
        }
        addToFrame(builder, position);
        if (isFull(builder)) closeFrame();
      }
      running ??= setImmediate().then(run);
      return earlier.length === 0 ? last : Promise.all([...earlier, last]).then(() => undefined);
    },
    idle: () => running ?? Promise.resolve(),
  };
}

function deferred(): Pick<Waiting, 'promise' | 'settle'> {
  let settle!: Waiting['settle'];
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  promise.catch(() => undefined); // whoever waits is told; nobody need wait
  return { promise, settle };
}
