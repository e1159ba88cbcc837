import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Accepted, Rejection, ReportInput } from '@fleetmap/events';
import { createAllowance } from '../../core/allowance.js';

/**
 * What stands at the start of the bytes that came: a frame of so many bytes, so many bytes to pass over, the start of a frame,
 * or nothing of this language.
 */
export type Taken<Frame> = { readonly size: number; readonly frame?: Frame } | 'incomplete' | 'broken';

/** What is said to a frame. `isOver`: and then the line is cut. */
export interface Answer {
  readonly reply?: Uint8Array;
  readonly isOver?: boolean;
}

/** Tells reports to the door; the answers come when what was believed is durable. */
export type Tell = (reports: readonly ReportInput[]) => Promise<(Accepted | Rejection)[]>;

/** A language of trackers. */
export interface TrackerProtocol<Frame> {
  readonly name: string;
  /** No frame is longer. */
  readonly mostBytes: number;
  readonly take: (bytes: Buffer) => Taken<Frame>;
  /** One line's side of the conversation. Until `isKnown` the tracker has not said who it is. */
  readonly createSession: (tell: Tell) => {
    readonly isKnown: () => boolean;
    readonly hear: (frame: Frame) => Promise<Answer>;
  };
}

const LOGIN_WITHIN_MS = 30_000;
const MOST_UNREAD_BYTES = 16_384; // a tracker that hears none of some thousand answers is none

// A tracker that was out of reach for a week empties its memory as fast as it is answered.
const FRAMES_PER_SECOND = 50;
const FRAMES_AT_ONCE = 500;
const LOOK_AGAIN_MS = 50;

/**
 * Talks with one tracker until it goes: one frame after the other, each answered before the next is looked at, so that a sender
 * that is faster than we are waits in its own memory.
 */
export async function converse<Frame>(line: Socket, protocol: TrackerProtocol<Frame>, tell: Tell): Promise<void> {
  const session = protocol.createSession(tell);
  const allowance = createAllowance(FRAMES_PER_SECOND, FRAMES_AT_ONCE);
  const loginTimer = setTimeout(() => session.isKnown() || line.destroy(), LOGIN_WITHIN_MS);
  line.once('close', () => clearTimeout(loginTimer));
  let bytes: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of line.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
      for (let taken = protocol.take(bytes); taken !== 'incomplete'; taken = protocol.take(bytes)) {
        if (taken === 'broken') return;
        bytes = bytes.subarray(taken.size);
        while (!allowance.take(performance.now())) await sleep(LOOK_AGAIN_MS); // noise counts too, for looking at it costs
        if (taken.frame === undefined) continue;
        const { reply, isOver } = await session.hear(taken.frame);
        if (reply && line.writable) line.write(reply);
        if (isOver || line.writableLength > MOST_UNREAD_BYTES) return;
      }
      if (bytes.length > protocol.mostBytes) return;
    }
  } catch (error) {
    // A line that was reset or cut while it was read; what else fails is ours.
    if (!line.destroyed) throw error;
  } finally {
    line.destroySoon();
  }
}
