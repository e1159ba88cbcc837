import { Agent } from 'node:http';
import { WebSocket } from 'ws';
import { callHttp } from './call-http.js';

/** The doors that reports come in by. */
export type Door = 'single' | 'batch100' | 'batch1000' | 'socket' | 'osmand';

export interface Hammering {
  readonly url: string;
  readonly door: Door;
  readonly seconds: number;
  readonly connections: number;
}

const TRUCKS = 1000;
const REPORTS_PER_CALL: Readonly<Record<Door, number>> = {
  single: 1,
  batch100: 100,
  batch1000: 1000,
  socket: 1,
  osmand: 1,
};
const startedAt = Date.now();
let made = 0;

interface NextReport {
  readonly truckId: string;
  readonly latitude: string;
  readonly recordedAt: number;
}

/** Each truck in its turn, a little north and a millisecond later each time: every report is news. */
function nextReport(): NextReport {
  const round = Math.floor(++made / TRUCKS);
  return {
    truckId: `b${made % TRUCKS}`,
    latitude: (30 + (round % 10_000) * 1e-4).toFixed(5),
    recordedAt: startedAt + round,
  };
}

function reportJson(): string {
  const { truckId, latitude, recordedAt } = nextReport();
  return `{"truckId":"${truckId}","latitude":${latitude},"longitude":-96.5,"speed":22,"heading":5,"recordedAt":${recordedAt}}`;
}

function queryOf({ truckId, latitude, recordedAt }: NextReport): string {
  return `id=${truckId}&lat=${latitude}&lon=-96.5&timestamp=${recordedAt}&speed=43&bearing=5&altitude=210&batt=80`;
}

/** Sends as fast as the answers come, over so many connections. @returns how many reports were answered with yes. */
export async function hammer({ url, door, seconds, connections }: Hammering): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const count = REPORTS_PER_CALL[door];
  let accepted = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const caller = door === 'socket' ? await openReporter(url) : openCaller(url, door);
      while (performance.now() < until) {
        await caller.send();
        accepted += count;
      }
      caller.close();
    }),
  );
  return accepted;
}

interface Caller {
  send(): Promise<void>;
  close(): void;
}

function openCaller(url: string, door: Door): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const count = REPORTS_PER_CALL[door];
  const next = (): { url: string; body?: string } => {
    if (door === 'osmand') return { url: `${url}/ingest/osmand?${queryOf(nextReport())}` };
    const body = count === 1 ? reportJson() : `[${Array.from({ length: count }, reportJson).join(',')}]`;
    return { url: `${url}/api/positions`, body };
  };
  return {
    async send() {
      const status = await callHttp({ agent, ...next() });
      if (status !== 200) throw new Error(`The server answered ${status} at the door ${door}.`);
    },
    close: () => agent.destroy(),
  };
}

/** A device on Socket.IO: one report, its acknowledgement, the next. */
async function openReporter(url: string): Promise<Caller> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  });
  let answered: (() => void) | undefined;
  let refused: ((error: Error) => void) | undefined;
  let letIn: (() => void) | undefined;
  let id = 0;
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text === '2') socket.send('3');
    else if (text.startsWith('40')) letIn?.();
    else if (text.startsWith('43') && !text.includes('"code"')) answered?.();
    else if (text.startsWith('43') || text.startsWith('44')) refused?.(new Error(text.slice(0, 300)));
  });
  socket.on('close', () => refused?.(new Error('The server hung up.')));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  await new Promise<void>((resolve, reject) => {
    letIn = resolve;
    refused = reject;
    socket.send('40');
  });
  return {
    send: () =>
      new Promise((resolve, reject) => {
        answered = resolve;
        refused = reject;
        socket.send(`42${++id}["report",${reportJson()}]`);
      }),
    close: () => socket.terminate(),
  };
}
