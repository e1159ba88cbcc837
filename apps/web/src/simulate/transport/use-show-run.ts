import type { SimulationState } from '@fleetmap/events';
import { useCallback } from 'react';
import { useDeskTools } from '../../desk-context.js';
import { mapIdsOf } from '../runs/map-ids.js';
import { showRun } from './show-run.js';

/** Puts the run's trucks on screen, as far as they have been heard of. */
export function useShowRun({ simulationId }: Pick<SimulationState, 'simulationId'>): () => void {
  const tools = useDeskTools();
  return useCallback(() => showRun(tools, mapIdsOf(tools.fleet, simulationId)), [tools, simulationId]);
}
