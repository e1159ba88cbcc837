import { setImmediate } from 'node:timers/promises';
import { isRejection, type Rejection, type Scenario, type ScenarioRoute } from '@fleetmap/events';
import { createGroupTrucks, DRIVES_PER_GROUP, layRoad, type RoutePiece, type TruckSetup } from '@fleetmap/motion';

const TRUCKS_PER_BREATH = 20; // planned between two looks at the event loop
const MOST_STRETCHES = 1_000_000; // of all planned drives: some hundred megabytes

type FindPieces = (route: ScenarioRoute) => Promise<readonly RoutePiece[] | Rejection>;

/** Plans every truck of a scenario without holding the server up, or says why it cannot be driven. */
export async function prepareTrucks(scenario: Scenario, findPieces: FindPieces): Promise<TruckSetup[] | Rejection> {
  const trucks: TruckSetup[] = [];
  let stretches = 0;
  for (const group of scenario.trucks) {
    const { count = 1 } = group;
    const pieces = await findPieces(group.route);
    if (isRejection(pieces)) return pieces;
    const road = layRoad(pieces, group);
    if (isRejection(road)) return road;
    stretches += road.stretches.length * Math.min(count, DRIVES_PER_GROUP);
    if (stretches > MOST_STRETCHES) return TOO_MUCH_ROAD;
    const createTruck = createGroupTrucks(scenario, group, road);
    for (let number = 0; number < count; number += 1) {
      if (number % TRUCKS_PER_BREATH === 0) await setImmediate();
      trucks.push(createTruck(number));
    }
  }
  return trucks;
}

const TOO_MUCH_ROAD: Rejection = {
  code: 'invalid_scenario',
  message: 'The routes are longer, and have more bends, than this server plans for so many trucks.',
};
