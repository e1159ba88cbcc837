import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createHighwayNetwork, type HighwayData } from '@fleetmap/basemap';
import { trackPageSchema } from '@fleetmap/events';
import { distanceBetween } from '@fleetmap/geo';
import { beforeAll, describe, expect, it } from 'vitest';
import { Bus } from '../src/core/bus.js';
import { createDemoTrucks, type DemoTruck } from '../src/simulation/demo-truck.js';
import { startServer, truckLocationsOf } from './running-server.js';

const HIGHWAYS = fileURLToPath(new URL('../../../packages/basemap/data/highways.json', import.meta.url));
const NOON = Date.UTC(2026, 4, 1, 12);
const MINUTE_MS = 60_000;

describe('demo trucks', () => {
  const network = createHighwayNetwork(JSON.parse(readFileSync(HIGHWAYS, 'utf8')) as HighwayData);
  let trucks: DemoTruck[];
  beforeAll(() => {
    trucks = Array.from({ length: 20 }, (_none, number) => createDemoTrucks(network, 'seed')(number));
  });

  it('DE1: the same seed gives the same trucks to the bit, whichever others there are', () => {
    const createTruck = createDemoTrucks(network, 'seed');
    for (const number of [7, 3, 11]) {
      const again = createTruck(number);
      expect(again.truckId).toBe(trucks[number]?.truckId);
      expect(again.at(NOON)).toEqual(trucks[number]?.at(NOON));
    }
    expect(createDemoTrucks(network, 'other')(7).at(NOON)).not.toEqual(trucks[7]?.at(NOON));
  });

  it('DE2: they keep to the limits and go as far as their speed says', () => {
    for (const truck of trucks) {
      let gone = 0;
      let said = 0;
      for (let at = NOON; at < NOON + 10 * MINUTE_MS; at += 1000) {
        const [now, next] = [truck.at(at), truck.at(at + 1000)];
        const metres = distanceBetween(now, next);
        const metresSaid = (now.speed + next.speed) / 2;
        expect(now.speed).toBeLessThan(33);
        expect(metres).toBeLessThan(metresSaid + 0.5); // less only where a second cuts a corner
        gone += metres;
        said += metresSaid;
      }
      expect(gone).toBeGreaterThanOrEqual(said * 0.98);
    }
  });

  it('DE2: most are on the road, some rest or load, in both countries', () => {
    const driving = trucks.filter((truck) => truck.at(NOON).speed > 1);
    expect(driving.length).toBeGreaterThan(trucks.length / 2);
    expect(trucks.filter(({ truckId }) => truckId.startsWith('BR-'))).toHaveLength(10);
    const aDay = Array.from({ length: 24 * 60 }, (_none, minute) => trucks[0]!.at(NOON + minute * MINUTE_MS).speed);
    expect(aDay.some((speed) => speed === 0)).toBe(true);
  });
});

describe('DEMO', () => {
  it('DE3: has a past of two hours at the first start', async () => {
    const server = await startServer({ DEMO: '3' });
    await expect.poll(() => server.fleet.size).toBe(3);
    const now = Date.now();
    const [{ truckId } = { truckId: '' }] = server.fleet.trucks();
    const answer = await fetch(`${server.url}/api/trucks/${truckId}/track?from=${now - 3 * 3_600_000}&until=${now}`);
    const { positions } = trackPageSchema.parse(await answer.json());
    expect(positions.length).toBeGreaterThanOrEqual(358);
    expect(now - positions[0]!.recordedAt).toBeGreaterThan(1.9 * 3_600_000);
    await server.stop();
  });

  it('DE3: of the past viewers are told its end only', async () => {
    const start = Date.now();
    const told: number[] = [];
    const server = await startServer(
      { DEMO: '8' },
      {
        prepare: (app) =>
          void app.get(Bus).on('position.accepted', ({ newest, position }) => newest && told.push(position.recordedAt)),
      },
    );
    await expect.poll(() => told.length).toBeGreaterThan(8);
    expect(Math.min(...told)).toBeGreaterThan(start - 20_001); // between two reports of the past
    await server.stop();
  });

  it('DE3: its trucks come through the door, marked as simulated, and move', async () => {
    const server = await startServer({ DEMO: '30' });
    await expect.poll(() => server.fleet.size, { timeout: 20_000 }).toBe(30);
    const socket = await server.connect();
    const told = truckLocationsOf(socket);
    await socket.emitWithAck('join', { user: 'Ana' });
    const places = (truckId: string): number =>
      new Set(told.filter((change) => change.truckId === truckId).map(({ location }) => location.latitude)).size;
    await expect
      .poll(() => Array.from(server.fleet.trucks()).filter(({ truckId }) => places(truckId) > 1).length, {
        timeout: 15_000,
      })
      .toBeGreaterThan(15);
    expect(told.every(({ location }) => location.simulated === true)).toBe(true);
    await server.stop();
  });

  it('DE3: a truck that has been parked is known to be stopped from the start', async () => {
    const server = await startServer({ DEMO: '60' });
    await expect.poll(() => server.fleet.size, { timeout: 20_000 }).toBe(60);
    expect(Array.from(server.fleet.trucks()).some(({ stay }) => stay.motion === 'stopped')).toBe(true);
    await server.stop();
  });
});
