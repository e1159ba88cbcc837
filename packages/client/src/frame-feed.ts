import { type ClientAnswer, type ClientPayload, decodeFrame, isRejection } from '@fleetmap/events';
import { createFrameReader, type FrameReader } from './frame-reader.js';
import type { LiveOptions, View } from './live-connection.js';
import type { LiveSocket } from './live-socket.js';
import { placeOfWorld } from './world.js';

const SYNC_EVERY_MS = 10_000;
const ANSWER_WITHIN_MS = 5000;
const LOOK_AGAIN_AFTER_MS = 1000;

/** What socket.io-client's types say only of one event at a time. */
interface Asking {
  emitWithAck(event: string, payload: unknown): Promise<unknown>;
}

/** Frames of what is seen, without a silent gap: what is missed is counted and fetched anew. */
export interface FrameFeed {
  look(view: View): void;
  /** After a (re)connection: asks for what was missed meanwhile. */
  resume(): void;
  close(): void;
}

export function createFrameFeed(socket: LiveSocket, options: LiveOptions): FrameFeed {
  const { onTruckLocation, onTruckGone, onQuality, onRejection } = options;
  const reader: FrameReader = createFrameReader(
    { onTruckLocation, onTruckGone: (truckId) => onTruckGone?.(truckId) },
    placeOfWorld,
  );
  let view: View | undefined;
  let answeredView: View | undefined; // the view that the reader's position belongs to
  let looks = 0;
  let missed = 0;
  let delayMs: number | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const tellQuality = (): void => onQuality?.({ missed, delayMs });

  function take(bytes: Uint8Array | ArrayBuffer): boolean {
    try {
      return reader.apply(decodeFrame(new Uint8Array(bytes)));
    } catch {
      return false; // not a frame: as good as missed
    }
  }

  /** Counts a gap and asks for everything anew, from a server that then knows nothing of us. */
  function repair(): void {
    missed += 1;
    tellQuality();
    answeredView = undefined;
    socket.disconnect().connect();
  }

  async function ask(resume: { epoch: number; seq: number } | undefined): Promise<void> {
    if (!view || !socket.connected) return;
    const asked = view;
    const number = (looks += 1);
    const sentAt = performance.now();
    const answer = await answerOf('viewport', { ...asked, ...(resume ? { resume } : {}) });
    if (!answer || isRejection(answer)) {
      if (answer && answer.code !== 'rate_limited') onRejection?.(answer);
      clearTimeout(retry);
      retry = setTimeout(() => void ask(resume), LOOK_AGAIN_AFTER_MS);
      return;
    }
    delayMs = Math.round(performance.now() - sentAt);
    if (!take(answer.frame)) return repair();
    const isFirst = answeredView === undefined;
    if (number === looks) answeredView = asked;
    tellQuality();
    if (isFirst) void sync();
  }

  /** Frames come before the answer that was written after them: the numbers agree, or something is missing. */
  async function sync(): Promise<void> {
    if (!reader.position || !answeredView || !socket.connected) return;
    const sentAt = performance.now();
    const answer = await answerOf('sync', reader.position);
    if (!answer || isRejection(answer)) return;
    delayMs = Math.round(performance.now() - sentAt);
    const { position } = reader;
    options.onServerTime?.(answer.now + delayMs / 2);
    if (answer.epoch !== position?.epoch || answer.seq !== position.seq) return repair();
    tellQuality();
  }

  /** Undefined when no answer came in time, or on a connection that is no more. */
  async function answerOf<Event extends 'viewport' | 'sync'>(
    event: Event,
    payload: ClientPayload<Event>,
  ): Promise<ClientAnswer<Event> | undefined> {
    const { id } = socket;
    const asking = socket.timeout(ANSWER_WITHIN_MS) as unknown as Asking;
    const answer = await asking.emitWithAck(event, payload).catch(() => undefined);
    return socket.id === id ? (answer as ClientAnswer<Event> | undefined) : undefined;
  }

  socket.on('truck-locations', (bytes) => {
    if (!take(bytes)) repair();
  });
  const timer = setInterval(() => void sync(), SYNC_EVERY_MS);
  return {
    look(next) {
      view = next;
      clearTimeout(retry);
      void ask(undefined);
    },
    resume() {
      looks += 1; // answers of the old connection are not waited for
      void ask(answeredView === view ? reader.position : undefined);
    },
    close() {
      clearInterval(timer);
      clearTimeout(retry);
    },
  };
}
