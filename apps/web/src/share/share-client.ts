import {
  type SharedTrack,
  sharedTrackSchema,
  type SharedView,
  sharedViewSchema,
  type TruckList,
  truckListSchema,
} from '@fleetmap/events';

/** The link is over, was ended, or never was. */
export class LinkIsOver extends Error {}

/** What the page of a share link asks. The token travels in a header; the address that the browser shows keeps it behind the `#`. */
export interface ShareClient {
  view(): Promise<SharedView>;
  trucks(): Promise<TruckList>;
  track(truckId: string): Promise<SharedTrack>;
}

export function createShareClient(token: string): ShareClient {
  async function ask(path: string): Promise<unknown> {
    const response = await fetch(`/api/share${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (response.status === 401 || response.status === 403 || response.status === 404) throw new LinkIsOver();
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return response.json();
  }
  return {
    view: async () => sharedViewSchema.parse(await ask('')),
    trucks: async () => truckListSchema.parse(await ask('/trucks')),
    track: async (truckId) => sharedTrackSchema.parse(await ask(`/tracks/${encodeURIComponent(truckId)}`)),
  };
}
