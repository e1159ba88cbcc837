import { isRejection, readScenario } from '@fleetmap/events';
import { describe, expect, it } from 'vitest';
import { scenarioOfRoute } from './drive-scenario.js';

const ROUTE = { id: 'r1', name: 'To the port', length: 120_000, recorded: null };
const read = (...given: Parameters<typeof scenarioOfRoute>) => {
  const scenario = readScenario(scenarioOfRoute(...given));
  if (isRejection(scenario)) throw new Error(scenario.message);
  return scenario;
};

describe('driving a saved route at once', () => {
  it('SO7: one truck drives it once and has the time for it', () => {
    const scenario = read(ROUTE, { truckCount: 1, trip: 'once', isTrueTime: false });
    expect(scenario).toMatchObject({
      name: 'To the port',
      trucks: [{ id: 'T', trip: 'once', route: { routeId: 'r1' } }],
    });
    expect(scenario.duration).toBeGreaterThan(120_000 / 25);
  });

  it('SO7: many leave one after the other, there and back for a day', () => {
    const scenario = read(ROUTE, { truckCount: 20, trip: 'return', isTrueTime: false });
    expect(scenario).toMatchObject({ duration: 86_400, trucks: [{ count: 20, trip: 'return' }] });
    expect(scenario.trucks[0]!.departure.every).toBeGreaterThan(0);
  });

  it('SO7: a recorded one is driven in its own time, as long as it took', () => {
    const recorded = { from: 1000, until: 3_601_000 };
    const scenario = read({ ...ROUTE, recorded }, { truckCount: 1, trip: 'return', isTrueTime: true });
    expect(scenario).toMatchObject({ duration: 3600, trucks: [{ trip: 'once', route: { trueTime: true } }] });
  });
});
