import { type ClientAnswer, type ClientPayload, isRejection } from '@fleetmap/events';
import { createFrameReader } from './frame-reader.js';
import type { LiveOptions, View } from './live-connection.js';
import type { LiveSocket } from './live-socket.js';
import { tellTrucks } from './tell-trucks.js';

const SYNC_EVERY_MS = 10_000;
const ANSWER_WITHIN_MS = 5000;
const LOOK_AGAIN_AFTER_MS = 1000;

/** What socket.io-client's types say only of one event at a time. */
interface Asking {
  emit(event: string, payload: unknown, acknowledge: (error: Error | null, answer: unknown) => void): void;
}

/** Frames of what is seen, without a silent gap: what is missed is counted and fetched anew. */
export interface FrameFeed {
  look(view: View): void;
  /** After a (re)connection: asks for what was missed meanwhile. */
  resume(): void;
  close(): void;
}

export function createFrameFeed(socket: LiveSocket, options: LiveOptions): FrameFeed {
  const { onQuality, onRejection } = options;
  const reader = createFrameReader(options.onFrame ?? tellTrucks(options));
  let view: View | undefined;
  let answeredView: View | undefined; // the view that the reader's position belongs to
  let looks = 0;
  let missed = 0;
  let delayMs: number | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const tellQuality = (): void => onQuality?.({ missed, delayMs });

  /** Counts a gap and asks for everything anew, from a server that then knows nothing of us. */
  function repair(): void {
    missed += 1;
    tellQuality();
    answeredView = undefined;
    socket.disconnect().connect();
  }

  function ask(resume: { epoch: number; seq: number } | undefined): void {
    if (!view || !socket.connected) return;
    const asked = view;
    const number = (looks += 1);
    const sentAt = performance.now();
    answerTo('viewport', { ...asked, ...(resume ? { resume } : {}) }, (answer) => {
      if (!answer || isRejection(answer)) {
        if (answer && answer.code !== 'rate_limited') onRejection?.(answer);
        clearTimeout(retry);
        retry = setTimeout(() => ask(resume), LOOK_AGAIN_AFTER_MS);
        return;
      }
      delayMs = Math.round(performance.now() - sentAt);
      if (!reader.apply(answer.frame)) return repair();
      const isFirst = answeredView === undefined;
      if (number === looks) answeredView = asked;
      tellQuality();
      if (isFirst) sync();
    });
  }

  /** Frames come before the answer that was written after them: the numbers agree, or something is missing. */
  function sync(): void {
    if (!reader.position || !answeredView || !socket.connected) return;
    const sentAt = performance.now();
    answerTo('sync', reader.position, (answer) => {
      if (!answer || isRejection(answer)) return;
      delayMs = Math.round(performance.now() - sentAt);
      const { position } = reader;
      options.onServerTime?.(answer.now + delayMs / 2);
      if (answer.epoch !== position?.epoch || answer.seq !== position.seq) return repair();
      tellQuality();
    });
  }

  /**
   * Undefined when no answer came in time, or on a connection that is no more. Not a promise: the answer must be taken in
   * before the frame that stands right behind it on the line.
   */
  function answerTo<Event extends 'viewport' | 'sync'>(
    event: Event,
    payload: ClientPayload<Event>,
    onAnswer: (answer: ClientAnswer<Event> | undefined) => void,
  ): void {
    const { id } = socket;
    const asking = socket.timeout(ANSWER_WITHIN_MS) as unknown as Asking;
    asking.emit(event, payload, (error, answer) => {
      onAnswer(error || socket.id !== id ? undefined : (answer as ClientAnswer<Event>));
    });
  }

  socket.on('truck-locations', (bytes) => {
    if (!reader.apply(bytes)) repair();
  });
  const timer = setInterval(sync, SYNC_EVERY_MS);
  return {
    look(next) {
      view = next;
      clearTimeout(retry);
      ask(undefined);
    },
    resume() {
      looks += 1; // answers of the old connection are not waited for
      ask(answeredView === view ? reader.position : undefined);
    },
    close() {
      clearInterval(timer);
      clearTimeout(retry);
    },
  };
}
