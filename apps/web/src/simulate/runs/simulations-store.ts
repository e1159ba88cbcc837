import type { Rejection, SimulationState } from '@fleetmap/events';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { appendLog, changesBetween, type NumberedEntry } from './run-log.js';

/** Why the last wish was not done: the server's refusal, no answer at all, or a file that holds no line. */
export type Trouble = Rejection | { readonly code: 'no_answer' | 'no_route' };

/** All runs of the server as they were told last. */
export interface Simulations {
  /** `waiting`: nothing is known yet; `lost`: what is shown may be old. */
  readonly connection: 'waiting' | 'here' | 'lost';
  readonly runs: readonly SimulationState[];
  readonly log: readonly NumberedEntry[];
  readonly trouble: Trouble | undefined;
  /** The server said that this user may not steer. */
  readonly isForbidden: boolean;
}

export type SimulationsStore = StoreApi<Simulations>;

export function createSimulationsStore(): SimulationsStore {
  return createStore<Simulations>(() => ({
    connection: 'waiting',
    runs: [],
    log: [],
    trouble: undefined,
    isForbidden: false,
  }));
}

/** Takes in how one run stands. */
export function takeState(store: SimulationsStore, told: SimulationState): void {
  store.setState(({ runs, log }) => {
    const before = runs.find(({ simulationId }) => simulationId === told.simulationId);
    const others = runs.filter((run) => run !== before);
    const kept = before ? runs.map((run) => (run === before ? told : run)) : [...others, told];
    return {
      runs: told.status === 'removed' ? others : kept,
      log: told.status === 'removed' && !before ? log : appendLog(log, changesBetween(before, told)),
    };
  });
}

/** Takes in all there are: what is not among them is gone. */
export function takeList(store: SimulationsStore, told: readonly SimulationState[]): void {
  const ids = new Set(told.map(({ simulationId }) => simulationId));
  store.setState(({ runs }) => ({
    connection: 'here',
    runs: runs.filter(({ simulationId }) => ids.has(simulationId)),
  }));
  for (const state of told) takeState(store, state);
}

export function takeTrouble(store: SimulationsStore, trouble: Trouble | undefined): void {
  store.setState(({ isForbidden }) => ({ trouble, isForbidden: isForbidden || trouble?.code === 'forbidden' }));
}
