import type { SimulationState } from '@fleetmap/events';
import { describe, expect, it } from 'vitest';
import { appendLog, changesBetween } from './run-log.js';

const aState = (given: Partial<SimulationState> = {}): SimulationState => ({
  simulationId: 'S1',
  name: 'Test',
  status: 'running',
  time: 100,
  rate: 60,
  onRestart: 'stop',
  keepHistory: false,
  asOf: 1_000_000,
  duration: 3600,
  truckCount: 3,
  reports: { accepted: 0, refused: 0, skipped: 0 },
  faults: [{ id: 'gone', kind: 'dropout', mode: 'scripted' }],
  controlled: [],
  ...given,
});
const aTruck = { truckId: 'T-001', mapId: 'S1-T-001', held: false, speedFactor: 1, killed: false };
const skip = (skipped: number) => ({ reports: { accepted: 0, refused: 0, skipped } });
const changes = (before: Partial<SimulationState>, after: Partial<SimulationState>) =>
  changesBetween(aState(before), aState(after)).map(({ change }) => change);

describe('the log of a run', () => {
  it('SO6: says nothing while a run just runs', () => {
    expect(changes({}, { asOf: 1_001_000, time: 160, reports: { accepted: 9, refused: 0, skipped: 0 } })).toEqual([]);
  });

  it('SO6: tells states, rates and seeks', () => {
    expect(changes({ status: 'paused' }, {})).toEqual([{ kind: 'status', status: 'running', message: undefined }]);
    expect(changes({}, { rate: 10 })).toEqual([{ kind: 'rate', rate: 10 }]);
    expect(changes({}, { asOf: 1_001_000, time: 1800 })).toEqual([{ kind: 'seek', time: 1800 }]);
    expect(changes({ status: 'paused' }, { status: 'stopped', time: 0 })).toHaveLength(1);
  });

  it('SO6: tells what was done to faults and trucks', () => {
    expect(changes({}, { faults: [{ id: 'gone', kind: 'dropout', mode: 'on' }] })).toEqual([
      { kind: 'fault', faultId: 'gone', mode: 'on' },
    ]);
    expect(changes({}, { controlled: [{ ...aTruck, held: true, speedFactor: 0.5 }] })).toEqual([
      { kind: 'held', truckId: 'T-001' },
      { kind: 'speed', truckId: 'T-001', factor: 0.5 },
    ]);
    expect(changes({ controlled: [{ ...aTruck, held: true }] }, { controlled: [{ ...aTruck, killed: true }] })).toEqual(
      [
        { kind: 'released', truckId: 'T-001' },
        { kind: 'killed', truckId: 'T-001' },
      ],
    );
  });

  it('SO6: sums up what was left out, and keeps the newest lines first and not for ever', () => {
    const first = changesBetween(aState(), aState(skip(10)));
    const second = changesBetween(aState(skip(10)), aState(skip(25)));
    expect(appendLog(appendLog([], first), second).map(({ change }) => change)).toEqual([
      { kind: 'skipped', count: 25 },
    ]);
    const many = Array.from({ length: 600 }, (_, index) =>
      changesBetween(aState(), aState({ rate: index + 61 })),
    ).flat();
    const log = appendLog([], many);
    expect(log).toHaveLength(500);
    expect(log[0]!.change).toEqual({ kind: 'rate', rate: 660 });
  });
});
