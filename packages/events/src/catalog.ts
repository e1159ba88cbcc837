import { z } from 'zod';
import { serverClosingSchema } from './closing.js';
import { joinedSchema, joinRequestSchema } from './join.js';
import { truckGoneSchema, truckLocationSchema } from './location.js';
import { rejectionSchema } from './rejection.js';
import { acceptedSchema } from './report-answer.js';
import { reportSchema } from './report.js';
import {
  simulationControlSchema,
  simulationFaultSchema,
  simulationListSchema,
  simulationStateSchema,
  simulationTruckSchema,
  simulationWatchSchema,
} from './simulation/simulation.js';
import { truckProgressListSchema, truckProgressRequestSchema } from './simulation/truck-progress.js';
import { syncAnswerSchema, syncSchema, viewportAnswerSchema, viewportSchema, watchSchema } from './viewport.js';

// The two event catalogs, one per direction. Socket types and the server's and the client's checks are derived from them: a
// new event is one entry here.

/** What a client may ask: the payload, and the answer its acknowledgement gets. */
export const clientEvents = {
  join: {
    about: 'Start receiving the fleet: first the current position of every truck, then every change.',
    payload: joinRequestSchema,
    answer: joinedSchema,
  },
  report: {
    about: 'A device tells where its truck is.',
    payload: reportSchema,
    answer: acceptedSchema,
  },
  viewport: {
    about: 'Receive frames of what is seen instead of single events; after join. Again on every move of the map.',
    payload: viewportSchema,
    answer: viewportAnswerSchema,
  },
  watch: {
    about: 'Be told every change of these trucks in full, beside the frames.',
    payload: watchSchema,
    answer: watchSchema,
  },
  sync: {
    about: 'Compare the seq of the last frame with the server: different numbers are a gap.',
    payload: syncSchema,
    answer: syncAnswerSchema,
  },
  'simulation-watch': {
    about: 'Be told the state of every simulation, once a second and on every change; or no longer.',
    payload: simulationWatchSchema,
    answer: simulationListSchema,
  },
  'simulation-control': {
    about: 'An operator starts, pauses, resumes, stops, seeks, speeds up, steps or removes a simulation.',
    payload: simulationControlSchema,
    answer: simulationStateSchema,
  },
  'simulation-truck': {
    about: 'An operator holds, releases, speeds up or kills one simulated truck.',
    payload: simulationTruckSchema,
    answer: simulationStateSchema,
  },
  'simulation-fault': {
    about: 'An operator switches a fault of a simulation, for one truck or all.',
    payload: simulationFaultSchema,
    answer: simulationStateSchema,
  },
  'simulation-progress': {
    about: 'How far some trucks of a simulation are and which faults befall them now; for those in view.',
    payload: truckProgressRequestSchema,
    answer: truckProgressListSchema,
  },
} as const;

/** What the server may tell. */
export const serverEvents = {
  join: { about: 'You are in.', payload: joinedSchema },
  'truck-location': { about: 'A truck has a new position or state.', payload: truckLocationSchema },
  'truck-locations': {
    about: 'What changed in the tiles that the viewer sees: one binary frame, see docs/live-frames.md.',
    payload: z.custom<Uint8Array | ArrayBuffer>((value) => value instanceof Uint8Array || value instanceof ArrayBuffer),
  },
  'truck-gone': {
    about:
      'A truck is there no more: a simulation was removed. Frames tell it by themselves, of those that are watched this does.',
    payload: truckGoneSchema,
  },
  'truck-detail': { about: 'A watched truck changed.', payload: truckLocationSchema },
  'simulation-state': { about: 'How a simulation stands; to all who watch.', payload: simulationStateSchema },
  'server-closing': {
    about: 'The server ends and will be back: reconnect after a random pause up to this.',
    payload: serverClosingSchema,
  },
  rejection: {
    about: 'Your last message was refused (when it asked for no acknowledgement).',
    payload: rejectionSchema,
  },
} as const;

type ClientCatalog = typeof clientEvents;
type ServerCatalog = typeof serverEvents;

export type ClientEvent = keyof ClientCatalog;
export type ServerEvent = keyof ServerCatalog;

/** What the server tells the client with this event. */
export type ServerPayload<Event extends ServerEvent> = z.output<ServerCatalog[Event]['payload']>;

/** What a client sends with this event. */
export type ClientPayload<Event extends ClientEvent> = z.input<ClientCatalog[Event]['payload']>;

/** What the acknowledgement of this event gets. */
export type ClientAnswer<Event extends ClientEvent> =
  | z.output<ClientCatalog[Event]['answer']>
  | z.output<typeof rejectionSchema>;

/** Socket.IO's listener map of the client-to-server direction. */
export type ClientToServerEvents = {
  [Event in ClientEvent]: (payload: ClientPayload<Event>, acknowledge?: (answer: ClientAnswer<Event>) => void) => void;
};

/** Socket.IO's listener map of the server-to-client direction. */
export type ServerToClientEvents = { [Event in ServerEvent]: (payload: ServerPayload<Event>) => void };
