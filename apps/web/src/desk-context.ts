import { createContext, useContext } from 'react';
import type { ServerClock } from './live/server-clock.js';
import type { CameraControl } from './map/camera-control.js';
import type { TrailsSwitch } from './map/trails-switch.js';
import type { DeskStore } from './stores/desk-store.js';
import type { FleetStore } from './stores/fleet-store.js';

/** What every panel and layer works with. Made once, outside React. */
export interface DeskTools {
  readonly fleet: FleetStore;
  readonly desk: DeskStore;
  readonly clock: ServerClock;
  readonly camera: CameraControl;
  readonly trails: TrailsSwitch;
}

export const DeskContext = createContext<DeskTools | undefined>(undefined);

export function useDeskTools(): DeskTools {
  const tools = useContext(DeskContext);
  if (!tools) throw new Error('DeskContext is missing.');
  return tools;
}
