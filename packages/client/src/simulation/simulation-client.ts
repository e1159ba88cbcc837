import {
  serverEvents,
  type SimulationDetail,
  simulationDetailSchema,
  type SimulationList,
  simulationListSchema,
  type SimulationRequest,
  type SimulationState,
} from '@fleetmap/events';
import { askFor, type AskOptions, type Refusable } from '../answer-of.js';

/** Every run. @throws Error when the server does not answer */
export function fetchSimulations(options?: AskOptions): Promise<Refusable<SimulationList>> {
  return askFor(simulationListSchema, { address: '/api/simulations' }, options);
}

/** A run and all of its trucks. @throws Error when the server does not answer */
export function fetchSimulation(simulationId: string, options?: AskOptions): Promise<Refusable<SimulationDetail>> {
  return askFor(simulationDetailSchema, { address: `/api/simulations/${encodeURIComponent(simulationId)}` }, options);
}

/** Makes a run of a scenario; it prepares, and starts when it is ready unless `start` is false. @throws as above */
export function createSimulation(
  request: Partial<SimulationRequest>,
  options?: AskOptions,
): Promise<Refusable<SimulationState>> {
  const created = { address: '/api/simulations', method: 'POST', body: request };
  return askFor(serverEvents['simulation-state'].payload, created, options);
}
