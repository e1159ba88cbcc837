import { connectSimulations, type Refusable, type SimulationConnection } from '@fleetmap/client';
import {
  isRejection,
  type SimulationControl,
  type SimulationFault,
  type SimulationTruck,
  type TruckProgress,
} from '@fleetmap/events';
import {
  createSimulationsStore,
  type SimulationsStore,
  takeList,
  takeState,
  takeTrouble,
} from './simulations-store.js';

/** What the page steers with. Nothing is shown as done before the server says so; what it refuses is told in the store. */
export interface SimulationTools {
  readonly store: SimulationsStore;
  control(simulationId: string, control: SimulationControl['control']): Promise<boolean>;
  truck(wish: SimulationTruck): Promise<boolean>;
  fault(wish: SimulationFault): Promise<boolean>;
  /** How far some trucks are; undefined when there was no answer. Nobody waits for it, so no trouble is made of that. */
  progressOf(simulationId: string, truckIds: readonly string[]): Promise<readonly TruckProgress[] | undefined>;
  /** Any other request: its answer, or undefined and the reason in the store. */
  ask<Answer extends object>(asking: Promise<Refusable<Answer>>): Promise<Answer | undefined>;
  /** @returns what closes the line */
  open(): () => void;
}

export function createSimulationTools(): SimulationTools {
  const store = createSimulationsStore();
  let connection: SimulationConnection | undefined;

  async function ask<Answer extends object>(
    asking: Promise<Refusable<Answer>> | undefined,
  ): Promise<Answer | undefined> {
    try {
      const answer = await asking;
      if (answer === undefined) return undefined;
      takeTrouble(store, isRejection(answer) ? answer : undefined);
      return isRejection(answer) ? undefined : answer;
    } catch {
      takeTrouble(store, { code: 'no_answer' });
      return undefined;
    }
  }

  async function steer(asking: ReturnType<SimulationConnection['steer']> | undefined): Promise<boolean> {
    const state = await ask(asking);
    if (state) takeState(store, state);
    return state !== undefined;
  }

  return {
    store,
    ask,
    control: (simulationId, control) => steer(connection?.steer('simulation-control', { simulationId, control })),
    truck: (wish) => steer(connection?.steer('simulation-truck', wish)),
    fault: (wish) => steer(connection?.steer('simulation-fault', wish)),
    async progressOf(simulationId, truckIds) {
      const answer = await connection?.progressOf({ simulationId, truckIds: [...truckIds] }).catch(() => undefined);
      return answer && 'trucks' in answer ? answer.trucks : undefined;
    },
    open() {
      const opened = connectSimulations({
        onList: (simulations) => takeList(store, simulations),
        onState: (state) => takeState(store, state),
        onConnected: (isConnected) => store.setState({ connection: isConnected ? 'here' : 'lost' }),
        onRejection: (rejection) => takeTrouble(store, rejection),
      });
      connection = opened;
      return () => opened.close();
    },
  };
}
