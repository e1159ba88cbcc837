import {
  type Days,
  daysSchema,
  type Journey,
  journeySchema,
  type TrackFormat,
  type TrackPage,
  trackPageSchema,
} from '@fleetmap/events';
import type { ReplayRange } from './replay-client.js';
import { noteAnswer } from './unauthenticated.js';

/** What to ask of the past of one truck. Epoch ms; `until` is excluded. */
export interface HistoryRange {
  readonly truckId: string;
  readonly from: number;
  readonly until: number;
}

interface AskOptions {
  readonly url?: string;
  readonly signal?: AbortSignal;
}

/** The days that have positions, in order. @param timeZone an IANA name. @throws Error when the server gives no such answer */
export async function fetchDays(
  { timeZone, ...range }: HistoryRange & { readonly timeZone: string },
  options: AskOptions = {},
): Promise<Days['days']> {
  return daysSchema.parse(await ask(addressOf(range, 'days', { timeZone }), options)).days;
}

/** Trips and stops, cut off at the ends of the range. @throws Error when the server gives no such answer */
export async function fetchJourney(range: HistoryRange, options: AskOptions = {}): Promise<Journey> {
  return journeySchema.parse(await ask(addressOf(range, 'trips'), options));
}

/** The address under which a track is downloaded. */
export function trackAddressOf(range: HistoryRange, format: TrackFormat): string {
  return addressOf(range, 'track', { format });
}

function addressOf({ truckId, from, until }: HistoryRange, what: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ from: String(from), until: String(until), ...more });
  return `/api/trucks/${encodeURIComponent(truckId)}/${what}?${query}`;
}

async function ask(address: string, { url = '', signal }: AskOptions): Promise<unknown> {
  const response = await fetch(url + address, signal ? { signal } : {});
  noteAnswer(response);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}

/** The track, page by page in time order. @throws Error when the server gives no such answer */
export async function* fetchTrack(
  truckId: string,
  { from, until }: ReplayRange,
  options: AskOptions = {},
): AsyncGenerator<TrackPage['positions']> {
  const range = { truckId, from: Math.floor(from), until: Math.ceil(until) };
  let page: TrackPage | undefined;
  do {
    const place: Record<string, string> = page?.next == null ? {} : { after: String(page.next) };
    page = trackPageSchema.parse(await ask(addressOf(range, 'track', place), options));
    yield page.positions;
  } while (page.next !== null);
}
