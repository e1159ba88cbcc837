import type { FleetChoice } from '@fleetmap/events';

/** Whose something is (a route, a scenario, a simulation): of some fleets, or of nobody in particular, for those who see everything. */
export type Owner = FleetChoice;

/** Whether who is of these fleets may see and use what belongs to those. */
export function maySee(who: Owner, what: Owner): boolean {
  return who === 'all' || (what !== 'all' && what.some((fleetId) => who.includes(fleetId)));
}
