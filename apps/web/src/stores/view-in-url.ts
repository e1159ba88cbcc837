import { addMoment } from './moment-in-url.js';
import type { ReplayStore } from './replay-store.js';
import type { Camera, Desk, DeskStore, StatusFilter } from './desk-store.js';

// The whole view is in the address: `?at=-23.55000,-46.63330,12&truck=T1&follow=1&q=SP&status=idle`.
// A copied link shows a colleague the same.

const STATUS_FILTERS: readonly string[] = ['moving', 'idle', 'stopped', 'late', 'silent'] satisfies StatusFilter[];
const WRITE_PLAYING_EVERY_MS = 1000; // while the moment moves by itself
const WRITE_AFTER_MS = 300; // browsers refuse more than about one hundred changes in half a minute

/** What a link says of the view; what it gets wrong is left out. */
export function viewOf(search: string): Partial<Desk> {
  const given = new URLSearchParams(search);
  const camera = cameraOf(given.get('at'));
  const selectedId = given.get('truck');
  const status = given.get('status') ?? '';
  return {
    ...(camera ? { camera } : {}),
    ...(selectedId ? { selectedId, following: given.get('follow') === '1' } : {}),
    ...(given.has('q') ? { search: given.get('q') ?? '' } : {}),
    ...(STATUS_FILTERS.includes(status) ? { statusFilter: status as StatusFilter } : {}),
  };
}

/** The link to a view. @param say adds what else is to be said */
export function searchOf(
  { camera, selectedId, following, search, statusFilter }: Desk,
  say: (said: URLSearchParams) => void = () => undefined,
): string {
  const said = new URLSearchParams();
  if (camera)
    said.set('at', [camera.latitude.toFixed(5), camera.longitude.toFixed(5), Number(camera.zoom.toFixed(2))].join(','));
  if (selectedId !== undefined) said.set('truck', selectedId);
  if (following) said.set('follow', '1');
  if (search) said.set('q', search);
  if (statusFilter !== 'all') said.set('status', statusFilter);
  say(said);
  return said.size > 0 ? `?${said.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}` : '';
}

export function readView(): Partial<Desk> {
  return viewOf(globalThis.location.search);
}

/** Writes the view and the moment into the address, now and as they change, without new entries in the history. @returns what ends it. */
export function keepViewInUrl(desk: DeskStore, replay: ReplayStore, shownAt: () => number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { pathname } = globalThis.location;
  const write = (): void => {
    timer = undefined;
    if (globalThis.location.pathname !== pathname) return; // the next page is on its way, and the address is its own
    const search = searchOf(desk.getState(), (said) => addMoment(said, replay.getState(), shownAt()));
    globalThis.history.replaceState(null, '', `${pathname}${search}`);
  };
  const writeSoon = (): void => {
    timer ??= setTimeout(write, WRITE_AFTER_MS);
  };
  writeSoon(); // who comes back from another page finds the view as it was left
  const unsubscribe = [desk.subscribe(writeSoon), replay.subscribe(writeSoon)];
  const playing = setInterval(() => {
    if (replay.getState().playback?.isPaused === false) writeSoon();
  }, WRITE_PLAYING_EVERY_MS);
  return () => {
    for (const end of unsubscribe) end();
    clearTimeout(timer);
    clearInterval(playing);
  };
}

function cameraOf(text: string | null): Camera | undefined {
  const [latitude, longitude, zoom] = (text ?? '').split(',').map((part) => (part === '' ? Number.NaN : Number(part)));
  if (latitude === undefined || longitude === undefined || zoom === undefined) return undefined;
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 540 && zoom >= 0 && zoom <= 22;
  return isOnEarth ? { latitude, longitude, zoom } : undefined;
}
