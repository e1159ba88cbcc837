import { fetchReplayIndex } from '@fleetmap/client';
import type { PlayableSegment } from './playable-segment.js';
import type { ReplayTransport } from './replay-source.js';
import type { SegmentAnswer, SegmentOrder } from './segment-messages.js';

/** The past as the server tells it: the index on the page, segments in a worker. */
export function createHttpTransport(): ReplayTransport {
  const answerById = new Map<number, (answer: SegmentAnswer) => void>();
  let worker: Worker | undefined;
  let lastId = 0;

  function startWorker(): Worker {
    const started = new Worker(new URL('segment-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<SegmentAnswer>) => {
      answerById.get(data.id)?.(data);
      answerById.delete(data.id);
    });
    return started;
  }

  return {
    index(range, signal) {
      worker ??= startWorker(); // the first seek must not wait for it
      return fetchReplayIndex(range, { signal });
    },

    segment(wanted, before, signal) {
      const loader = (worker ??= startWorker());
      lastId += 1;
      const id = lastId;
      const send = (order: SegmentOrder): void => loader.postMessage(order, []);
      return new Promise<PlayableSegment>((resolve, reject) => {
        answerById.set(id, ({ segment }) => {
          if (segment) resolve(segment);
          else reject(new Error('The segment cannot be had.'));
        });
        signal.addEventListener('abort', () => send({ kind: 'abort', id }), { once: true });
        send({ kind: 'load', id, wanted, before });
      });
    },
  };
}
