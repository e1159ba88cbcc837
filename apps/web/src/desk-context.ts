import { createContext, useContext } from 'react';
import type { ServerClock } from './live/server-clock.js';
import type { CameraControl } from './map/camera-control.js';
import type { TrailsSwitch } from './map/trails-switch.js';
import type { ChosenTrackStore } from './replay/chosen-track.js';
import type { Player } from './replay/player.js';
import type { ReplaySource } from './replay/replay-source.js';
import type { ShownClock } from './replay/shown-clock.js';
import type { SessionStore } from './session/session-store.js';
import type { DeskStore } from './stores/desk-store.js';
import type { FleetStore } from './stores/fleet-store.js';
import type { ReplayStore } from './stores/replay-store.js';

/** What every panel and layer works with. Made once, outside React. */
export interface DeskTools {
  /** The fleet and the clock of what is shown: of now, or of the past. What is written to them goes to the live ones. */
  readonly fleet: FleetStore;
  readonly clock: ShownClock;
  /** The server's clock, whatever is shown. */
  readonly liveClock: ServerClock;
  readonly desk: DeskStore;
  readonly session: SessionStore;
  readonly replay: ReplayStore;
  readonly player: Player;
  readonly recording: ReplaySource;
  readonly chosenTrack: ChosenTrackStore;
  readonly camera: CameraControl;
  readonly trails: TrailsSwitch;
}

export const DeskContext = createContext<DeskTools | undefined>(undefined);

export function useDeskTools(): DeskTools {
  const tools = useContext(DeskContext);
  if (!tools) throw new Error('DeskContext is missing.');
  return tools;
}
