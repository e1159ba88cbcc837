import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StorageInUseError } from '../errors.js';
import type { Host, Place } from './host.js';
import type { Answer, Question } from './protocol.js';

// From `src`, where tests run, as well as from `dist`: a worker is always the built one, for Node 20 cannot run TypeScript.
const WORKER = new URL('../../dist/worker/worker.js', import.meta.url);

type Settle = (answer: Answer) => void;

/** A host in a thread of its own. */
export interface RemoteHost {
  readonly call: <Name extends keyof Host>(name: Name, ...given: Parameters<Host[Name]>) => ReturnType<Host[Name]>;
  /** Closes it and waits for its thread to end. */
  close(): Promise<void>;
}

/** @throws StorageInUseError when another process has the directory */
export async function startHost(place: Place): Promise<RemoteHost> {
  // Without what the process was started with: a test runner asks for sources.
  const worker = new Worker(WORKER, { workerData: place, name: 'storage', execArgv: [] });
  const waiting = new Map<number, Settle>();
  let asked = 0;
  let end: Error | undefined;

  worker.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const stop = (error: Error): void => {
    end ??= error;
    for (const [id, settle] of waiting) settle({ id, error: end });
    waiting.clear();
  };
  worker.on('error', (error) => stop(new Error('The store has failed.', { cause: error })));
  worker.on('exit', () => stop(new Error('The store is closed.')));

  function answered(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (end) reject(end);
      waiting.set(id, ({ value, error }) => (error ? reject(error) : resolve(value)));
    });
  }

  const exited = once(worker, 'exit');
  await answered(0).catch(async (error: unknown) => {
    await exited;
    // Errors lose their class on the way from the thread.
    throw error instanceof Error && error.message.includes(IN_USE) ? new StorageInUseError(place.dataDir) : error;
  });
  const call: RemoteHost['call'] = (name, ...given) => {
    asked += 1;
    const result = answered(asked);
    if (!end) worker.postMessage({ id: asked, name, given } satisfies Question, transferOf(given));
    return result as never;
  };
  return {
    call,
    async close() {
      if (end) return;
      await call('close');
      await exited;
    },
  };
}

const IN_USE = 'is in use by another process';

/** Frames are handed over, not copied. */
function transferOf(given: readonly unknown[]): ArrayBuffer[] {
  return given.flatMap((value) =>
    value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? value.buffer : [],
  );
}
