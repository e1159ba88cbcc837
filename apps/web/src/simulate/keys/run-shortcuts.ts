import type { SimulationControl, SimulationState } from '@fleetmap/events';
import type { Sentence } from '../../i18n/start-i18n.js';
import { otherRate } from '../runs/run-time.js';
import { playActionOf } from '../transport/play-action.js';

/** A key of the operator's page, and what the help says of it. */
interface RunShortcut {
  /** As `KeyboardEvent.key`. */
  readonly keys: readonly string[];
  readonly about: Sentence;
  /** @param time where the run is now, seconds */
  readonly controlOf?: (run: SimulationState, pressed: { key: string; time: number }) => SimulationControl['control'];
}

const NEAR = 60; // seconds
const FAR = 600;

export const RUN_SHORTCUTS: readonly RunShortcut[] = [
  { keys: [' '], about: 'simulate.keys.play', controlOf: ({ status }) => ({ action: playActionOf(status) }) },
  {
    keys: ['ArrowLeft', 'ArrowRight'],
    about: 'simulate.keys.minute',
    controlOf: (run, pressed) => seekBy(run, pressed, NEAR),
  },
  {
    keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'],
    about: 'simulate.keys.tenMinutes',
    controlOf: (run, pressed) => seekBy(run, pressed, FAR),
  },
  { keys: ['.'], about: 'simulate.keys.step', controlOf: () => ({ action: 'step', seconds: 1 }) },
  {
    keys: ['-', '+'],
    about: 'simulate.keys.rate',
    controlOf: ({ rate }, { key }) => ({ action: 'rate', rate: otherRate(rate, key === '+' ? 1 : -1) }),
  },
  { keys: ['↑', '↓', 'Home', 'End'], about: 'simulate.keys.list' },
  { keys: ['Enter'], about: 'shortcut.select' },
  { keys: ['?'], about: 'shortcut.help' },
];

function seekBy(
  { duration }: SimulationState,
  { key, time }: { key: string; time: number },
  seconds: number,
): SimulationControl['control'] {
  const step = key.endsWith('Left') ? -seconds : seconds;
  return { action: 'seek', time: Math.min(duration, Math.max(0, time + step)) };
}
