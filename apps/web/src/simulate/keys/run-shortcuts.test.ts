import type { SimulationState } from '@fleetmap/events';
import { describe, expect, it } from 'vitest';
import { RUN_SHORTCUTS } from './run-shortcuts.js';

function press(key: string, run: Partial<SimulationState>, time = 30): object | undefined {
  const shortcut = RUN_SHORTCUTS.find(({ keys }) => keys.includes(key));
  return shortcut?.controlOf?.({ duration: 3600, rate: 1, status: 'running', ...run } as SimulationState, {
    key,
    time,
  });
}

describe('keys of the operator', () => {
  it('SO8: space plays and pauses, the point steps', () => {
    expect(press(' ', {})).toEqual({ action: 'pause' });
    expect(press(' ', { status: 'paused' })).toEqual({ action: 'resume' });
    expect(press(' ', { status: 'ended' })).toEqual({ action: 'start' });
    expect(press('.', {})).toEqual({ action: 'step', seconds: 1 });
  });

  it('SO8: arrows seek within the run, plus and minus change the rate', () => {
    expect(press('ArrowLeft', {})).toEqual({ action: 'seek', time: 0 });
    expect(press('ArrowRight', {})).toEqual({ action: 'seek', time: 90 });
    expect(press('Shift+ArrowRight', {}, 3300)).toEqual({ action: 'seek', time: 3600 });
    expect(press('+', {})).toEqual({ action: 'rate', rate: 2 });
    expect(press('-', {})).toEqual({ action: 'rate', rate: 0.5 });
  });
});
