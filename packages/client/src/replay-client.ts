import { decodeReplaySegment, type ReplayIndex, replayIndexSchema, type ReplaySegment } from '@fleetmap/events';
import { noteAnswer } from './unauthenticated.js';

/** What to ask of the recorded past. Epoch ms; `until` is excluded. */
export interface ReplayRange {
  readonly from: number;
  readonly until: number;
}

/** `GET /api/replay`: what is recorded in a range. @throws Error when the server does not answer or answers something else. */
export async function fetchReplayIndex(
  { from, until }: ReplayRange,
  { url = '', signal }: { url?: string; signal?: AbortSignal } = {},
): Promise<ReplayIndex> {
  const response = await ask(`${url}/api/replay?from=${Math.floor(from)}&until=${Math.ceil(until)}`, signal);
  return replayIndexSchema.parse(await response.json());
}

/** `GET /api/replay/:start/:revision`: the positions of one segment. @throws as above, RangeError when it is malformed */
export async function fetchReplaySegment(
  { start, revision }: { start: number; revision: number },
  { url = '', signal }: { url?: string; signal?: AbortSignal } = {},
): Promise<ReplaySegment> {
  const response = await ask(`${url}/api/replay/${start}/${revision}`, signal);
  return decodeReplaySegment(new Uint8Array(await response.arrayBuffer()));
}

async function ask(address: string, signal: AbortSignal | undefined): Promise<Response> {
  const response = await fetch(address, signal ? { signal } : {});
  noteAnswer(response);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response;
}
