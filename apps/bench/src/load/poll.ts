import { Agent } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { callHttp } from './call-http.js';

export interface PollCounts {
  readonly requests: number;
  readonly bytes: number;
}

export interface Polling {
  /** What came since the last call. */
  take(): PollCounts;
  stop(): Promise<void>;
}

/** Viewers that ask for every truck once a second, each over its own connection, spread over the second. */
export function startPolling(url: string, viewers: number): Polling {
  const ending = new AbortController();
  let requests = 0;
  let taken = 0;
  const connections = new Set<Socket>();

  async function poll(viewer: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agent.on('free', (socket: Socket) => connections.add(socket));
    let next = performance.now() + (viewer / viewers) * 1000;
    while (!ending.signal.aborted) {
      await sleep(Math.max(0, next - performance.now()));
      next = Math.max(next + 1000, performance.now());
      const status = await callHttp({ agent, url: `${url}/api/trucks` });
      if (status !== 200) throw new Error(`The server answered ${status} to a poll.`);
      requests += 1;
    }
    agent.destroy();
  }

  const polls = Array.from({ length: viewers }, (_none, viewer) => poll(viewer));
  const ended = Promise.all(polls);
  ended.catch(() => undefined); // told by stop()
  return {
    take() {
      const total = [...connections].reduce((sum, socket) => sum + socket.bytesRead, 0);
      const counts = { requests, bytes: total - taken };
      taken = total;
      requests = 0;
      return counts;
    },
    async stop() {
      ending.abort();
      await ended;
    },
  };
}
