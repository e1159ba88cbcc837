import type { SimulationState } from '@fleetmap/events';

/** What the large button does. */
export function playActionOf(status: SimulationState['status']): 'start' | 'pause' | 'resume' {
  if (status === 'running') return 'pause';
  return status === 'paused' ? 'resume' : 'start';
}
