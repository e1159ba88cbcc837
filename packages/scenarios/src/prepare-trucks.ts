import { setImmediate } from 'node:timers/promises';
import { isRejection, type RecordedRoute, type Rejection, type Scenario, type TruckGroup } from '@fleetmap/events';
import {
  createGroupTrucks,
  createRecordedTrucks,
  DRIVES_PER_GROUP,
  layRoad,
  type Road,
  type TruckSetup,
} from '@fleetmap/motion';
import type { FoundRoute, RoadRoute } from './route-pieces.js';

const TRUCKS_PER_BREATH = 20; // planned between two looks at the event loop
const MOST_STRETCHES = 1_000_000; // of all planned drives: some hundred megabytes

type FindRoute = (route: RoadRoute) => Promise<FoundRoute>;

/** Plans every truck of a scenario without holding the server up, or says why it cannot be driven. */
export async function prepareTrucks(scenario: Scenario, findRoute: FindRoute): Promise<TruckSetup[] | Rejection> {
  const trucks: TruckSetup[] = [];
  let stretches = 0;
  for (const group of scenario.trucks) {
    const way = await wayOf(group, findRoute);
    if (isRejection(way)) return way;
    stretches += stretchesOf(way, group);
    if (stretches > MOST_STRETCHES) return TOO_MUCH_ROAD;
    const createTruck =
      'fixes' in way ? createRecordedTrucks(scenario, group, way.fixes) : createGroupTrucks(scenario, group, way);
    for (let number = 0; number < (group.count ?? 1); number += 1) {
      if (number % TRUCKS_PER_BREATH === 0) await setImmediate();
      trucks.push(createTruck(number));
    }
  }
  return trucks;
}

/** What a group drives: a road, or again what was recorded. */
async function wayOf(group: TruckGroup, findRoute: FindRoute): Promise<Road | RecordedRoute | Rejection> {
  const found = 'fixes' in group.route ? group.route : await findRoute(group.route);
  return 'fixes' in found || isRejection(found) ? found : layRoad(found, group);
}

function stretchesOf(way: Road | RecordedRoute, { count = 1 }: TruckGroup): number {
  return 'fixes' in way ? 0 : way.stretches.length * Math.min(count, DRIVES_PER_GROUP);
}

const TOO_MUCH_ROAD: Rejection = {
  code: 'invalid_scenario',
  message: 'The routes are longer, and have more bends, than this server plans for so many trucks.',
};
