import type { Joined, Rejection, TruckLocation, Viewport } from '@fleetmap/events';
import type { FrameNews } from './seen-trucks.js';

/**
 * The truth about the feed: `live` only after the server let us in and while it answers; `reconnecting` from the moment
 * the connection is lost; `offline` when the machine has no network or the server stayed away for {@link OFFLINE_AFTER_MS}.
 * It goes on trying in every state.
 */
export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'offline';

/** How well the feed does: frames that were missed since the page was opened, and how long an answer takes, ms. */
export interface LiveQuality {
  readonly missed: number;
  readonly delayMs: number | undefined;
}

export interface LiveOptions {
  /** Where the server is; absent in a browser: where the page came from. */
  readonly url?: string;
  /** Of who has no session: an API token, or that of a share link. */
  readonly token?: string;
  /** Who is watching, 1–64 printable characters. */
  readonly user: string;
  /** Every truck once after each (re)connection, then every change. */
  readonly onTruckLocation: (change: TruckLocation) => void;
  /** A truck is there no more, or, by frames, no longer in what is seen. */
  readonly onTruckGone?: (truckId: string) => void;
  /**
   * Instead of the two above for what frames tell: once per frame, the trucks in typed arrays, for a program that shows tens of
   * thousands. What comes one by one (before the first view, and of the watched truck) goes to `onTruckLocation` still.
   */
  readonly onFrame?: (news: FrameNews) => void;
  readonly onStatus?: (status: LiveStatus) => void;
  readonly onQuality?: (quality: LiveQuality) => void;
  /** The server's clock at this moment, epoch ms; told after the first view and every ten seconds. */
  readonly onServerTime?: (serverNow: number) => void;
  readonly onJoined?: (joined: Joined) => void;
  /** The server refused something. */
  readonly onRejection?: (rejection: Rejection) => void;
}

/** What is seen, as the map tells it; what to resume is known here. */
export type View = Omit<Viewport, 'resume'>;

/** An open feed. */
export interface LiveConnection {
  /** From now on the server tells of this view only, in frames; before the first call it tells of every truck, one by one. */
  look(view: View): void;
  /** Tells more of one truck than frames hold: altitude, accuracy, battery. Undefined: of none. */
  watch(truckId: string | undefined): void;
  close(): void;
}

/** Trying for this long without an answer is called offline. */
export const OFFLINE_AFTER_MS = 15_000;
