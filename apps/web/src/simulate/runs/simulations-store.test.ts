import type { SimulationState } from '@fleetmap/events';
import { describe, expect, it } from 'vitest';
import { createSimulationsStore, takeList, takeState, takeTrouble } from './simulations-store.js';

const aState = (simulationId: string, given: Partial<SimulationState> = {}): SimulationState => ({
  simulationId,
  name: 'Test',
  status: 'running',
  time: 0,
  rate: 1,
  onRestart: 'stop',
  keepHistory: false,
  asOf: 0,
  duration: 3600,
  truckCount: 1,
  reports: { accepted: 0, refused: 0, skipped: 0 },
  faults: [],
  controlled: [],
  ...given,
});

describe('the store of simulations', () => {
  it('SO3: holds what was told last, in the order of the runs, and forgets what was removed', () => {
    const store = createSimulationsStore();
    takeList(store, [aState('S1'), aState('S2')]);
    takeState(store, aState('S1', { status: 'paused' }));
    takeState(store, aState('S3'));
    expect(store.getState().runs.map(({ simulationId, status }) => [simulationId, status])).toEqual([
      ['S1', 'paused'],
      ['S2', 'running'],
      ['S3', 'running'],
    ]);
    takeState(store, aState('S2', { status: 'removed' }));
    takeList(store, [aState('S3')]); // after a lost connection
    expect(store.getState().runs.map(({ simulationId }) => simulationId)).toEqual(['S3']);
    expect(store.getState().log[0]!.change).toEqual({ kind: 'status', status: 'removed', message: undefined });
  });

  it('SO9: remembers that the server said no, also when the note of it is closed', () => {
    const store = createSimulationsStore();
    takeTrouble(store, { code: 'no_answer' });
    expect(store.getState()).toMatchObject({ trouble: { code: 'no_answer' }, isForbidden: false });
    takeTrouble(store, { code: 'forbidden', message: 'No.' });
    takeTrouble(store, undefined);
    expect(store.getState()).toMatchObject({ trouble: undefined, isForbidden: true });
  });
});
