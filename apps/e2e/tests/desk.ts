import { fileURLToPath } from 'node:url';
import { type ServerProcess, startServerProcess } from '@fleetmap/testing';
import { type Locator, type Page, test as base } from '@playwright/test';

export { expect } from '@playwright/test';

const ENTRY = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));

/** A production server on a free port, from its built file. */
export function startDesk(settings: Record<string, string> = {}): Promise<ServerProcess> {
  return startServerProcess(ENTRY, settings);
}

/** What the desk shows developers in the console, as far as the tests read it. */
interface DeskWindow {
  fleetmap: {
    fleet: {
      size: number;
      truckIds: string[];
      indexOf(truckId: string): number | undefined;
      apply(change: { truckId: string; location: object }, nowMs: number): void;
      drawnAt(index: number, nowMs: number, place: { x: number; y: number; heading: number }): void;
      columns: { toX: Float64Array; toY: Float64Array };
    };
    desk: {
      getState(): {
        selectedId?: string;
        following: boolean;
        camera?: { latitude: number; longitude: number; zoom: number };
      };
    };
  };
}

/** Where a truck is drawn, in CSS pixels from the map's top left corner, and its size in the store. */
export async function drawnPixelOf(page: Page, truckId: string): Promise<{ x: number; y: number }> {
  return page.evaluate((id) => {
    const { fleet, desk } = (globalThis as unknown as DeskWindow).fleetmap;
    const camera = desk.getState().camera!;
    const place = { x: 0, y: 0, heading: 0 };
    fleet.drawnAt(fleet.indexOf(id)!, performance.now(), place);
    const scale = 256 * 2 ** camera.zoom;
    const sine = Math.sin((camera.latitude * Math.PI) / 180);
    const centre = {
      x: camera.longitude / 360 + 0.5,
      y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI),
    };
    const map = document.querySelector('.leaflet-container')!.getBoundingClientRect();
    return {
      x: map.left + map.width / 2 + (place.x - centre.x) * scale,
      y: map.top + map.height / 2 + (place.y - centre.y) * scale,
    };
  }, truckId);
}

export function fleetSize(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as DeskWindow).fleetmap.fleet.size);
}

export function cameraOf(page: Page): Promise<{ latitude: number; longitude: number; zoom: number } | undefined> {
  return page.evaluate(() => (globalThis as unknown as DeskWindow).fleetmap.desk.getState().camera);
}

/** Where a place on earth is on the map: 0, 0 is its top left corner, 1, 1 the bottom right one. */
export async function shareOfMap(
  page: Page,
  { latitude, longitude }: { latitude: number; longitude: number },
): Promise<{ x: number; y: number }> {
  const camera = await cameraOf(page);
  const map = await page.locator('.leaflet-container').boundingBox();
  if (!camera || !map) return { x: Number.NaN, y: Number.NaN };
  const scale = 256 * 2 ** camera.zoom;
  return {
    x: 0.5 + ((longitude - camera.longitude) / 360) * (scale / map.width),
    y: 0.5 + (southOf(latitude) - southOf(camera.latitude)) * (scale / map.height),
  };
}

/** How far down the world's square map a latitude is, 0 to 1. */
function southOf(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** The newest place of a truck in the page's store; undefined until it is heard. */
export function placeOf(page: Page, truckId: string): Promise<string | undefined> {
  return page.evaluate((id) => {
    const { fleet } = (globalThis as unknown as DeskWindow).fleetmap;
    const index = fleet.indexOf(id);
    return index === undefined ? undefined : `${fleet.columns.toX[index]} ${fleet.columns.toY[index]}`;
  }, truckId);
}

/** How many pixels of a square around a place on the page are (nearly) of a colour: what a dispatcher would see there. */
export async function pixelsOf(
  page: Page,
  { x, y }: { x: number; y: number },
  colour: [number, number, number],
): Promise<number> {
  const picture = await page.screenshot({ clip: { x: x - 14, y: y - 14, width: 28, height: 28 } });
  return page.evaluate(
    async ({ data, red, green, blue }) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
      let count = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        const distance =
          Math.abs(pixels[at]! - red) + Math.abs(pixels[at + 1]! - green) + Math.abs(pixels[at + 2]! - blue);
        if (distance < 24) count += 1;
      }
      return count;
    },
    { data: picture.toString('base64'), red: colour[0], green: colour[1], blue: colour[2] },
  );
}

/** A truck to put straight into the page's store. Degrees; `agoMs` before now it came. */
export interface PutTruck {
  readonly truckId: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly motion?: 'moving' | 'idle' | 'stopped';
  readonly agoMs?: number;
}

/** Lets positions into the page's store without a server. */
export function putTrucks(page: Page, trucks: readonly PutTruck[]): Promise<void> {
  return page.evaluate((given) => {
    const { fleet } = (globalThis as unknown as DeskWindow).fleetmap;
    for (const { truckId, latitude, longitude, motion = 'stopped', agoMs = 0 } of given) {
      const recordedAt = Date.now() - agoMs;
      const place = { latitude, longitude, speed: 0, heading: 90, motion, motionSince: recordedAt };
      fleet.apply({ truckId, location: { ...place, recordedAt, heardAt: Date.now() } }, performance.now() - agoMs);
    }
  }, trucks);
}

/** The rows of the truck list, apart from the options of the menus. */
export function rowsOf(page: Page, name?: RegExp): Locator {
  return page.getByRole('listbox').getByRole('option', name ? { name } : {});
}

/** Every place in the store, for "did it move". */
export function placesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { fleet } = (globalThis as unknown as DeskWindow).fleetmap;
    return Array.from(fleet.columns.toY.slice(0, fleet.size));
  });
}

/** Each worker has its own server with the demo fleet; a page that logs an error or asks another host fails its test. */
export const test = base.extend<{ quiet: void }, { demo: ServerProcess; empty: ServerProcess }>({
  demo: [
    async ({}, use) => {
      const server = await startDesk({ DEMO: '120' });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  empty: [
    async ({}, use) => {
      const server = await startDesk({ DEMO: '0' });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(hostname))
          complaints.push(request.url());
      });
      await use();
      base.expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});
