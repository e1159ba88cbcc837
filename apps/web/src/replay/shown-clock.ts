import type { ServerClock } from '../live/server-clock.js';
import { speedOf } from '@fleetmap/motion';
import type { ReplayStore } from '../stores/replay-store.js';
import type { Player } from './player.js';

/** The clock of what is shown: ages and connectivity are told by it, also of the past. */
export interface ShownClock extends ServerClock {
  isPast(): boolean;
  /** Shown ms per real ms. */
  speed(): number;
}

export function createShownClock(server: ServerClock, player: Player, replay: ReplayStore): ShownClock {
  return {
    set: (serverNow) => server.set(serverNow),
    now: () => player.at(),
    isPast: () => player.isPast(),
    speed() {
      const { playback } = replay.getState();
      return playback ? speedOf(playback) : 1;
    },
  };
}
