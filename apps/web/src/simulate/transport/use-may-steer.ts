import type { SimulationState } from '@fleetmap/events';
import { useIsForbidden, useSimulations } from '../runs/use-simulations.js';

const NOT_READY: ReadonlySet<SimulationState['status']> = new Set(['preparing', 'failed', 'removed']);

/** Whether buttons that steer this run can do something: it is ready, we are connected, and who sits here may. */
export function useMaySteer(run: SimulationState | undefined): boolean {
  const isConnected = useSimulations(({ connection }) => connection === 'here');
  const isForbidden = useIsForbidden();
  const isReady = run !== undefined && !NOT_READY.has(run.status);
  return isConnected && !isForbidden && isReady;
}
