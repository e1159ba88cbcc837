import { isRejection } from '@fleetmap/events';
import { simulateTruck } from '@fleetmap/motion';
import { expect, it } from 'vitest';
import { prepareTrucks } from './prepare-trucks.js';
import { readHighways } from './read-highways.js';
import { createRouteFinder } from './route-pieces.js';
import { readShippedScenarios } from './shipped-scenarios.js';

const findSaved = () => Promise.resolve(undefined);

it('SF5: a scenario that comes with the server drives: its trucks are somewhere else an hour later', async () => {
  const scenario = (await readShippedScenarios()).get('texas-triangle')!;
  const trucks = await prepareTrucks(scenario, createRouteFinder({ network: await readHighways(), findSaved }));
  if (isRejection(trucks)) throw new Error(trucks.message);
  const places = (timeMs: number) => trucks.map((truck) => simulateTruck(truck).driveAt(timeMs).latitude);
  expect(places(3_600_000)).not.toEqual(places(0));
});
