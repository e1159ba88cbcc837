import type { SimulationState } from '@fleetmap/events';
import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDeskTools } from '../../desk-context.js';
import { useMay } from '../../session/use-session.js';
import { timeOfRun } from './run-time.js';
import type { SimulationTools } from './simulation-tools.js';
import type { Simulations } from './simulations-store.js';

export const SimulationContext = createContext<SimulationTools | undefined>(undefined);

export function useSimulationTools(): SimulationTools {
  const tools = useContext(SimulationContext);
  if (!tools) throw new Error('SimulationContext is missing.');
  return tools;
}

/** A slice of what is known of all runs; the component renders when it changes. */
export function useSimulations<Slice>(select: (simulations: Simulations) => Slice): Slice {
  return useStore(useSimulationTools().store, select);
}

export function useRun(simulationId: string | undefined): SimulationState | undefined {
  return useSimulations(({ runs }) => runs.find((run) => run.simulationId === simulationId));
}

/** Whether who sits here may not steer: by what the session may, or because the server has refused since. */
export function useIsForbidden(): boolean {
  const may = useMay('simulate');
  return useSimulations((state) => state.isForbidden) || !may;
}

const TICK_MS = 250; // a clock of seconds that does not stutter

/** Where a run is now, seconds; it goes on by itself while it runs. */
export function useRunTime(run: SimulationState): number {
  const { liveClock } = useDeskTools();
  const [, setTick] = useState(0);
  const isRunning = run.status === 'running';
  useEffect(
    function tickWhileRunning() {
      if (!isRunning) return undefined;
      const timer = setInterval(() => setTick((ticks) => ticks + 1), TICK_MS);
      return () => clearInterval(timer);
    },
    [isRunning],
  );
  return timeOfRun(run, liveClock.now());
}
