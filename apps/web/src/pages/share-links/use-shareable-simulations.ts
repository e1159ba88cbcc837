import { fetchSimulations, type Refusable } from '@fleetmap/client';
import { MAX_SHARED_TRUCKS, type SimulationList, type SimulationState } from '@fleetmap/events';
import { useMay } from '../../session/use-session.js';
import { useKept } from '../../ui/records/use-kept.js';

const NONE: SimulationList = { simulations: [] };
const askNothing = (): Promise<Refusable<SimulationList>> => Promise.resolve(NONE);
const askForAll = (): Promise<Refusable<SimulationList>> => fetchSimulations();

/** Whether a link may show it: its trucks are known, and no more than a page can show. */
export function isShareable({ truckCount }: SimulationState): boolean {
  return truckCount > 0 && truckCount <= MAX_SHARED_TRUCKS;
}

/** The simulations that a link may show. @param first is there before the server has told of any */
export function useShareableSimulations(first: SimulationState | undefined): readonly SimulationState[] {
  const mayView = useMay('view-simulations');
  const { value } = useKept(mayView ? askForAll : askNothing);
  if (!value) return first ? [first] : [];
  return value.simulations.filter(isShareable);
}
