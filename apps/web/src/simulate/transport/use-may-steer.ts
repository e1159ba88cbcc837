import type { SimulationState } from '@fleetmap/events';
import { useSimulations } from '../runs/use-simulations.js';

/** Whether buttons that steer this run can do something: it is ready, we are connected, and the server did not say no. */
export function useMaySteer({ status }: SimulationState): boolean {
  const isConnected = useSimulations(({ connection }) => connection === 'here');
  const isForbidden = useSimulations((state) => state.isForbidden);
  return isConnected && !isForbidden && status !== 'preparing' && status !== 'failed' && status !== 'removed';
}
