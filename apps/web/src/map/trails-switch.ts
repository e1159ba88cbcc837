import { createStore, type StoreApi } from 'zustand/vanilla';
import { recall, remember } from '../ui/remembered.js';

/** Whether all trucks on the map draw where they came from. The chosen one always does. */
export type TrailsSwitch = StoreApi<{ readonly areShown: boolean }>;

export function createTrailsSwitch(): TrailsSwitch {
  const trails: TrailsSwitch = createStore(() => ({ areShown: recall('trails') === 'on' }));
  trails.subscribe(({ areShown }) => remember('trails', areShown ? 'on' : 'off'));
  return trails;
}

export function toggleTrails(trails: TrailsSwitch): void {
  trails.setState(({ areShown }) => ({ areShown: !areShown }));
}
