import {
  type FleetList,
  fleetListSchema,
  type FleetName,
  type FleetTrucks,
  type FleetTrucksChange,
  fleetTrucksSchema,
} from '@fleetmap/events';
import { askFor, type AskOptions, askToDo, type Done, type Refusable } from '../answer-of.js';

const ADDRESS = '/api/fleets';

/** Those that one may see. @throws Error when the server does not answer */
export function fetchFleets(options?: AskOptions): Promise<Refusable<FleetList>> {
  return askFor(fleetListSchema, { address: ADDRESS }, options);
}

/** @throws as above */
export function createFleet(body: FleetName, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: ADDRESS, method: 'POST', body }, options);
}

/** @throws as above */
export function renameFleet(fleetId: string, body: FleetName, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: addressOf(fleetId), method: 'PATCH', body }, options);
}

/** The trucks stay; they are of one fleet less. @throws as above */
export function removeFleet(fleetId: string, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: addressOf(fleetId), method: 'DELETE' }, options);
}

/** @throws as above */
export function fetchFleetTrucks(fleetId: string, options?: AskOptions): Promise<Refusable<FleetTrucks>> {
  return askFor(fleetTrucksSchema, { address: `${addressOf(fleetId)}/trucks` }, options);
}

/** Trucks that come and go. @throws as above */
export function changeFleetTrucks(
  fleetId: string,
  body: Partial<FleetTrucksChange>,
  options?: AskOptions,
): Promise<Refusable<Done>> {
  return askToDo({ address: `${addressOf(fleetId)}/trucks`, method: 'POST', body }, options);
}

function addressOf(fleetId: string): string {
  return `${ADDRESS}/${encodeURIComponent(fleetId)}`;
}
