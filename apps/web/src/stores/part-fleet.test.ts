import { beforeEach, describe, expect, it } from 'vitest';
import { createFleetStore } from './fleet-store.js';
import { createPartFleet, type PartFleet } from './part-fleet.js';
import { createShownFleet } from './shown-fleet.js';

const report = (truckId: string, latitude: number, recordedAt = 0) => ({
  truckId,
  location: {
    latitude,
    longitude: -46,
    speed: 10,
    heading: 0,
    motion: 'moving' as const,
    motionSince: 0,
    recordedAt,
    heardAt: recordedAt,
  },
});

describe('a part of a fleet', () => {
  const live = createFleetStore();
  const whole = createShownFleet(live);
  let part: PartFleet;
  beforeEach(() => {
    part = createPartFleet(whole, (truckId) => truckId.startsWith('S1-'));
  });

  it('SO13: holds the trucks of the run and no others, also those that come later', () => {
    whole.apply(report('A', 1), 0);
    whole.apply(report('S1-T', 2), 0);
    const stop = part.follow();
    expect(part.truckIds).toEqual(['S1-T']);
    whole.apply(report('S2-T', 3), 0);
    whole.apply(report('S1-U', 4), 0);
    expect(part.truckIds).toEqual(['S1-T', 'S1-U']);
    expect(part.indexOf('A')).toBeUndefined();
    expect(part.placeOf(part.indexOf('S1-U')!).latitude).toBeCloseTo(4);
    stop();
    whole.apply(report('S1-V', 5), 0);
    expect(part.size).toBe(2);
  });

  it('SO13: tells only what changed of its own trucks', () => {
    part.follow();
    let calls = 0;
    part.subscribe(() => (calls += 1));
    whole.apply(report('A', 6, 1000), 0);
    expect(calls).toBe(0);
    const before = part.version;
    whole.apply(report('S1-T', 7, 1000), 0);
    expect(calls).toBe(1);
    const changed = part.truckIds.filter((_id, index) => part.columns.changedAt[index]! > before);
    expect(changed).toEqual(['S1-T']);
    const [row, own] = [whole.indexOf('S1-T')!, part.indexOf('S1-T')!];
    for (const name of ['toX', 'toY', 'speed', 'recordedAt', 'glideMs'] as const)
      expect(part.columns[name][own]).toBe(whole.columns[name][row]);
  });

  it('SO13: holds more trucks than it began with', () => {
    part.follow();
    for (let number = 0; number < 300; number += 1) whole.apply(report(`S1-${number}`, number / 10), 0);
    const last = part.indexOf('S1-299')!;
    expect(part.placeOf(last).latitude).toBeCloseTo(29.9);
    expect(part.columns.toY[last]).toBe(whole.columns.toY[whole.indexOf('S1-299')!]);
  });

  it('SO13: begins anew when the whole shows another fleet', () => {
    part.follow();
    const { truckIds } = part;
    const other = createFleetStore();
    other.apply(report('S1-OLD', 1), 0);
    whole.showInstead(other);
    expect(part.truckIds).toEqual(['S1-OLD']);
    expect(part.truckIds).not.toBe(truckIds); // so layers know that it is another
    whole.showInstead(undefined);
  });
});
