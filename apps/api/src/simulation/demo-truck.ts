import { createRouter, type HighwayNetwork, type Route, speedLimitOf } from '@fleetmap/basemap';
import {
  createRandom,
  createRoad,
  type Drive,
  driveAt,
  LOADED_TRUCK,
  planDrive,
  type Random,
  type Road,
} from '@fleetmap/motion';

/** A simulated truck: its place is a function of time alone. */
export interface DemoTruck {
  readonly truckId: string;
  /** @param atMs epoch ms */
  at(atMs: number): Drive;
}

const COUNTRIES = ['BR', 'US'] as const; // in turn, so that every fleet size has both
const SHORTEST_ROUTE = 150_000; // metres
const LONGEST_ROUTE = 1_000_000;
const MOST_TRIES = 200; // about every fourth pair of junctions lies within these bounds
const ROADS_PER_COUNTRY = 48; // measuring a road takes longer than planning a drive on it
const SPEED_FACTORS = { least: 0.9, spread: 0.1 };

/**
 * Makes the trucks of the demo one by one. The same seed and number give the same truck, whatever other trucks there are:
 * each draws from its own random stream. Roads are shared.
 */
export function createDemoTrucks(network: HighwayNetwork, seed: string): (number: number) => DemoTruck {
  const findRoute = createRouter(network);
  const junctions = { BR: junctionsOf(network, 'BR'), US: junctionsOf(network, 'US') };
  const roadByName = new Map<string, Road>();

  function roadNamed(country: (typeof COUNTRIES)[number], number: number): Road {
    const name = `${country}/${number}`;
    const road = roadByName.get(name) ?? drawRoad(junctions[country], createRandom(`${seed}/road/${name}`));
    roadByName.set(name, road);
    return road;
  }

  function drawRoad(towns: readonly number[], random: Random): Road {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const route = findRoute(pick(towns, random), pick(towns, random));
      if (route && route.length > SHORTEST_ROUTE && route.length < LONGEST_ROUTE) return roadOf(route);
    }
    throw new Error('The highway network has no route for the demo.');
  }

  return function createDemoTruck(number) {
    const country = COUNTRIES[number % COUNTRIES.length]!;
    const truckId = `${country}-${String(Math.floor(number / COUNTRIES.length) + 1).padStart(3, '0')}`;
    const random = createRandom(`${seed}/${truckId}`);
    const road = roadNamed(country, Math.floor(random() * ROADS_PER_COUNTRY));
    const speedFactor = SPEED_FACTORS.least + SPEED_FACTORS.spread * random();
    const plan = planDrive(road, { profile: { ...LOADED_TRUCK, speedFactor }, random });
    const phaseMs = random() * plan.periodMs;
    return { truckId, at: (atMs) => driveAt(plan, atMs + phaseMs) };
  };
}

/** Towns where highways meet: where freight changes hands. */
function junctionsOf({ towns, legs }: HighwayNetwork, country: string): readonly number[] {
  const roads = new Uint8Array(towns.length);
  for (const leg of legs) {
    roads[leg.from]! += 1;
    roads[leg.to]! += 1;
  }
  return towns.flatMap((town, index) => (town.country === country && roads[index]! > 2 ? [index] : []));
}

function roadOf(route: Route): Road {
  return createRoad(
    route.legs.map(({ points, highway, country }) => ({ points, speedLimit: speedLimitOf(highway, country) })),
  );
}

function pick(towns: readonly number[], random: Random): number {
  return towns[Math.floor(random() * towns.length)]!;
}
