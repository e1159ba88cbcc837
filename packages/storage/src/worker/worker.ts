// The thread of the store: SQLite's calls block, and packing chunks keeps a core busy; neither may hold up the live map.
import { parentPort, workerData } from 'node:worker_threads';
import { type Host, openHost, type Place } from './host.js';
import type { Answer, Question } from './protocol.js';

const port = parentPort!;

function answer(id: number, error: unknown, value?: unknown): void {
  const told: Answer = { id, value, error: error instanceof Error ? error : undefined };
  port.postMessage(told, isSegment(value) ? [value.bytes.buffer] : []);
}

/** Its bytes were made for this answer: they are handed over, not copied. */
function isSegment(value: unknown): value is { bytes: Uint8Array<ArrayBuffer> } {
  return typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array;
}

async function reply(host: Host, { id, name, given }: Question): Promise<void> {
  try {
    const value = await (host[name] as (...values: unknown[]) => Promise<unknown>)(...given);
    answer(id, undefined, value);
  } catch (error) {
    answer(id, error instanceof Error ? error : new Error(String(error)));
  }
  if (name === 'close') port.close();
}

try {
  const host = await openHost(workerData as Place);
  port.on('message', (question: Question) => void reply(host, question));
  answer(0, undefined);
} catch (error) {
  answer(0, error);
  port.close();
}
