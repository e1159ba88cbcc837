import {
  type ClientPayload,
  clientEvents,
  isRejection,
  type Rejection,
  serverEvents,
  type SimulationState,
  type TruckProgressList,
  type TruckProgressRequest,
} from '@fleetmap/events';
import type { Refusable } from '../answer-of.js';
import { openSocket } from '../open-socket.js';
import { retryRefused } from '../retry-refused.js';

const ANSWER_WITHIN_MS = 10_000;
const WATCH_AGAIN_AFTER_MS = 3000;

export interface SimulationOptions {
  /** Where the server is; absent in a browser: where the page came from. */
  readonly url?: string;
  /** Every run there is, after each (re)connection: what is not in it is gone. */
  readonly onList: (simulations: readonly SimulationState[]) => void;
  readonly onState: (state: SimulationState) => void;
  /** Whether what was told is still true. */
  readonly onConnected?: (isConnected: boolean) => void;
  readonly onRejection?: (rejection: Rejection) => void;
}

/** Events that steer a run; all are answered by its new state. */
type SteeringEvent = 'simulation-control' | 'simulation-truck' | 'simulation-fault';

/** A door to all runs of the server. */
export interface SimulationConnection {
  /** @throws Error when no answer came; whether it was done is then told by the next state. */
  steer<Event extends SteeringEvent>(event: Event, wish: ClientPayload<Event>): Promise<Refusable<SimulationState>>;
  /** How far some trucks of a run are. @throws as above */
  progressOf(asked: TruckProgressRequest): Promise<Refusable<TruckProgressList>>;
  close(): void;
}

/** What socket.io-client's types say only of one event at a time. */
interface Asking {
  emitWithAck(event: string, payload: unknown): Promise<unknown>;
}

/** Watches every run, the same as all others who watch, and steers them. */
export function connectSimulations(options: SimulationOptions): SimulationConnection {
  const { onList, onState, onConnected, onRejection } = options;
  const socket = openSocket(options);
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function watch(): Promise<void> {
    const answer = clientEvents['simulation-watch'].answer.or(serverEvents.rejection.payload);
    const told = answer.parse(await ask('simulation-watch', { watch: true }));
    if (isRejection(told)) return onRejection?.(told);
    onList(told.simulations);
    onConnected?.(true);
  }

  const ask = (event: string, payload: unknown): Promise<unknown> =>
    (socket.timeout(ANSWER_WITHIN_MS) as unknown as Asking).emitWithAck(event, payload);

  function keepWatching(): void {
    clearTimeout(retry);
    watch().catch(() => {
      if (socket.connected) retry = setTimeout(keepWatching, WATCH_AGAIN_AFTER_MS);
    });
  }

  socket.on('connect', keepWatching);
  socket.on('disconnect', (reason) => {
    onConnected?.(false);
    if (reason === 'io server disconnect') socket.connect();
  });
  const stopRetrying = retryRefused(socket);
  socket.on('simulation-state', (payload) => {
    const state = serverEvents['simulation-state'].payload.safeParse(payload);
    if (state.success) onState(state.data);
  });

  return {
    async steer(event, wish) {
      const answer = clientEvents[event].answer.or(serverEvents.rejection.payload);
      return answer.parse(await ask(event, wish));
    },
    async progressOf(asked) {
      const answer = clientEvents['simulation-progress'].answer.or(serverEvents.rejection.payload);
      return answer.parse(await ask('simulation-progress', asked));
    },
    close() {
      clearTimeout(retry);
      stopRetrying();
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}
