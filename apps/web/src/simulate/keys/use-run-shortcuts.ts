import type { SimulationState } from '@fleetmap/events';
import { useEffect, useEffectEvent } from 'react';
import { useDeskTools } from '../../desk-context.js';
import { keyOf, isTyping } from '../../ui/keys/pressed-key.js';
import { timeOfRun } from '../runs/run-time.js';
import { useSimulationTools } from '../runs/use-simulations.js';
import { useMaySteer } from '../transport/use-may-steer.js';
import { RUN_SHORTCUTS } from './run-shortcuts.js';

/** Places where arrows have a meaning of their own. */
const ARROW_PLACES = '.leaflet-container, [role=tab], [role=listbox], [role=menu]';

/** Listens to the keys of the operator's page while a run is chosen. @param enabled WCAG 2.1.4: single keys can be off */
export function useRunShortcuts(
  run: SimulationState | undefined,
  { enabled, openHelp }: { enabled: boolean; openHelp: () => void },
): void {
  const tools = useSimulationTools();
  const { liveClock } = useDeskTools();
  const maySteer = useMaySteer(run);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const key = keyOf(event);
    if (key.includes('Arrow') && event.target instanceof Element && event.target.closest(ARROW_PLACES)) return;
    if (!enabled && event.key.length === 1) return;
    if (key === '?') return openHelp();
    const shortcut = RUN_SHORTCUTS.find(({ keys, controlOf }) => controlOf && keys.includes(key));
    if (!run || !maySteer || !shortcut?.controlOf) return;
    event.preventDefault();
    const time = timeOfRun(run, liveClock.now());
    void tools.control(run.simulationId, shortcut.controlOf(run, { key, time }));
  });
  useEffect(function listenToKeys() {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
