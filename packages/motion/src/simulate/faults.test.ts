import { distanceBetween } from '@fleetmap/geo';
import { describe, expect, it } from 'vitest';
import { aTruck, reportsOf, trucksOf, aScenario, BENDY_ROAD } from '../../test/a-simulation.js';
import { simulateTruck } from './simulate-truck.js';

const HOUR_MS = 3_600_000;
const FROM = 600; // seconds
const LENGTH = 300;
const WINDOW = { id: 'f', at: FROM, duration: LENGTH };
const isWithin = (at: number): boolean => at >= FROM * 1000 && at < (FROM + LENGTH) * 1000;

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const switchAt = (ms: number, mode: 'on' | 'off' | 'scripted') => ({
  at: ms,
  kind: 'fault' as const,
  faultId: 'f',
  mode,
});

/** The same truck without and with a fault: what it sends in the first hour. */
function twice(fault: object) {
  const clean = reportsOf(aTruck(), [0, HOUR_MS]);
  const faulty = reportsOf(aTruck([{ ...WINDOW, ...fault }]), [0, HOUR_MS]);
  const before = (reports: typeof clean) => reports.filter(({ takenAt }) => !isWithin(takenAt));
  return { clean, faulty, within: faulty.filter(({ takenAt }) => isWithin(takenAt)), before };
}

describe('faults', () => {
  it.each([
    { kind: 'noise', metres: 50 },
    { kind: 'dropout' },
    { kind: 'tunnel' },
    { kind: 'stuck' },
    { kind: 'teleport', metres: 500 },
    { kind: 'duplicate' },
    { kind: 'out-of-order' },
    { kind: 'clock-skew', skew: 60 },
    { kind: 'detour', metres: 500 },
  ])('SM6: $kind changes reports in its window and nothing outside of it', (fault) => {
    const { clean, faulty, before } = twice(fault);
    expect(before(faulty)).toEqual(before(clean));
    expect(faulty).not.toEqual(clean);
  });

  it('SM6: noise is as wrong as it says, and its errors are alike from one report to the next', () => {
    const truck = { reporting: { interval: 1 } };
    const noise = { id: 'n', kind: 'noise', at: 0, duration: 86_400, metres: 20, correlation: 30 };
    const clean = reportsOf(aTruck([], truck), [0, 10 * HOUR_MS]);
    const errors = reportsOf(aTruck([noise], truck), [0, 10 * HOUR_MS]).map(({ fix }, index) => ({
      metres: distanceBetween(fix!, clean[index]!.fix!),
      north: fix!.latitude - clean[index]!.fix!.latitude,
      accuracy: fix!.accuracy!,
    }));
    const deviation = Math.sqrt(mean(errors.map(({ metres }) => metres ** 2)));
    expect(deviation / Math.sqrt(mean(errors.map(({ accuracy }) => accuracy ** 2)))).toBeCloseTo(1, 0);
    expect(deviation).toBeGreaterThan(15);
    expect(deviation).toBeLessThan(25);
    const alike = (lag: number): number =>
      mean(errors.slice(lag).map(({ north }, index) => north * errors[index]!.north)) /
      mean(errors.map(({ north }) => north ** 2));
    expect(alike(1)).toBeGreaterThan(0.95);
    expect(Math.abs(alike(90))).toBeLessThan(0.2);
  });

  it('SM6: a dropout loses the share it says', () => {
    expect(twice({ kind: 'dropout' }).within).toEqual([]);
    const some = twice({ kind: 'dropout', loss: 0.5 }).within.length;
    expect(some).toBeGreaterThan(10);
    expect(some).toBeLessThan(50);
  });

  it('SM6: in a tunnel the device lives and knows no place', () => {
    const { within } = twice({ kind: 'tunnel' });
    expect(within).toHaveLength(60);
    expect(within.every(({ fix }) => fix === undefined)).toBe(true);
  });

  it('SM6: a stuck fix stays where the fault found it while time goes on', () => {
    const { within } = twice({ kind: 'stuck' });
    expect(new Set(within.map(({ fix }) => JSON.stringify(fix))).size).toBe(1);
    expect(new Set(within.map(({ recordedAt }) => recordedAt)).size).toBe(within.length);
    expect(within[0]!.fix!.speed).toBeGreaterThan(1);
  });

  it('SM6: a teleported truck is elsewhere by the metres given, all the time in one direction', () => {
    const { clean, within } = twice({ kind: 'teleport', metres: 5000 });
    const jumps = within.map(({ fix, takenAt }) => {
      const from = clean.find((report) => report.takenAt === takenAt)!.fix!;
      return { metres: distanceBetween(from, fix!), north: fix!.latitude - from.latitude };
    });
    for (const { metres, north } of jumps) {
      expect(Math.abs(metres - 5000)).toBeLessThan(5);
      expect(north).toBeCloseTo(jumps[0]!.north, 6);
    }
  });

  it('SM6: duplicates are the same report again, later', () => {
    const { within, clean } = twice({ kind: 'duplicate', copies: 2, delay: 3 });
    expect(within).toHaveLength(180);
    const first = within.filter(({ takenAt }) => takenAt === within[0]!.takenAt);
    expect(first.map(({ sentAt, takenAt }) => sentAt - takenAt)).toEqual([0, 3000, 6000]);
    expect(new Set(first.map(({ fix }) => JSON.stringify(fix))).size).toBe(1);
    expect(clean.some(({ takenAt }) => takenAt === first[0]!.takenAt)).toBe(true);
  });

  it('SM6: a held burst arrives at once at the end, complete and in no order', () => {
    const { within } = twice({ kind: 'out-of-order' });
    const end = (FROM + LENGTH) * 1000;
    expect(within).toHaveLength(60);
    expect(within.every(({ sentAt }) => sentAt >= end && sentAt < end + 1000)).toBe(true);
    const taken = within.map(({ takenAt }) => takenAt);
    expect(taken).not.toEqual(taken.toSorted((one, other) => one - other));
  });

  it('SM6: a skewed clock dates reports, and changes nothing else', () => {
    const { within, clean } = twice({ kind: 'clock-skew', skew: -90 });
    expect(within.every(({ recordedAt, takenAt }) => recordedAt - takenAt === -90_000)).toBe(true);
    expect(within.map(({ fix }) => fix)).toEqual(
      clean.filter(({ takenAt }) => isWithin(takenAt)).map(({ fix }) => fix),
    );
  });

  it('SM6: a detour leaves the road to the metres given and comes back without a jump', () => {
    const { faulty, clean } = twice({ kind: 'detour', metres: 1500 });
    const away = faulty.map(({ fix }, index) => distanceBetween(fix!, clean[index]!.fix!));
    expect(Math.max(...away)).toBeGreaterThan(1450);
    expect(Math.max(...away)).toBeLessThan(1510);
    for (const [index, { fix, takenAt }] of faulty.slice(1).entries()) {
      const before = faulty[index]!;
      const seconds = (takenAt - before.takenAt) / 1000;
      expect(distanceBetween(before.fix!, fix!)).toBeLessThan(
        Math.max(before.fix!.speed, fix!.speed) * seconds * 1.2 + 2,
      );
    }
  });

  it.each(['breakdown', 'long-stop'])('SM6: a %s stands still for its time, and the drive goes on later', (kind) => {
    const clean = simulateTruck(aTruck());
    const halted = simulateTruck(aTruck([{ ...WINDOW, kind }]));
    expect(clean.driveAt(FROM * 1000).speed).toBeGreaterThan(5);
    expect(halted.driveAt(FROM * 1000 - 1)).toEqual(clean.driveAt(FROM * 1000 - 1));
    expect(halted.driveAt((FROM + 60) * 1000).speed).toBe(0);
    expect(halted.driveAt((FROM + LENGTH) * 1000)).toEqual(halted.driveAt((FROM + 60) * 1000));
    expect(halted.driveAt((FROM + LENGTH + 60) * 1000).speed).toBeGreaterThan(5);
  });

  it('SM6: befalls the trucks and groups it names, and the share it says', () => {
    const trucks = ['A', 'B'].map((id) => ({ id, count: 200, route: { points: BENDY_ROAD } }));
    const blind = (fault: object): string[] =>
      trucksOf(aScenario({ trucks, faults: [{ ...WINDOW, kind: 'tunnel', ...fault }] }))
        .filter((truck) => !simulateTruck(truck).reportAt(FROM * 1000 + 1)?.fix)
        .map(({ truckId }) => truckId);
    expect(blind({ trucks: ['A-007', 'A-150'] })).toEqual(['A-007', 'A-150']);
    expect(blind({ trucks: ['B'] })).toHaveLength(200);
    const share = blind({ share: 0.25 }).length;
    expect(share).toBeGreaterThan(70);
    expect(share).toBeLessThan(130);
  });

  it('SM6: comes again after its time, spread by each truck’s own chance', () => {
    const trucks = [{ id: 'A', count: 50, route: { points: BENDY_ROAD } }];
    const faults = [{ id: 'f', kind: 'tunnel', at: 600, duration: 60, every: 600, spread: 300 }];
    const starts = trucksOf(aScenario({ trucks, faults })).map((truck) => {
      const simulated = simulateTruck(truck);
      const blind = Array.from({ length: 3600 }, (_none, second) => !simulated.reportAt(second * 1000)?.fix);
      return blind.flatMap((isBlind, second) => (isBlind && !blind[second - 1] ? [second] : []));
    });
    expect(starts.every((found) => found.length === 5)).toBe(true);
    expect(new Set(starts.map((found) => found[0])).size).toBeGreaterThan(30);
  });

  it('SM7: a fault is switched on and off whatever the script says', () => {
    const truck = aTruck([{ ...WINDOW, kind: 'tunnel' }]);
    const blindAt = (moments: number[], controls: ReturnType<typeof switchAt>[]): boolean[] =>
      moments.map((moment) => !simulateTruck(truck, controls).reportAt(moment * 1000)?.fix);
    const moments = [100, 650, 700, 800, 950];
    expect(blindAt(moments, [])).toEqual([false, true, true, true, false]);
    expect(blindAt(moments, [switchAt(50_000, 'on'), switchAt(920_000, 'off')])).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(blindAt(moments, [switchAt(660_000, 'off'), switchAt(750_000, 'scripted')])).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('SM7: a burst that is held by a switch arrives when it is switched off', () => {
    const truck = aTruck([{ ...WINDOW, at: 80_000, kind: 'out-of-order', duration: 1800 }]);
    const on = { at: 100_000, kind: 'fault', faultId: 'f', mode: 'on' } as const;
    const off = { at: 300_000, kind: 'fault', faultId: 'f', mode: 'off' } as const;
    expect(reportsOf(truck, [100_000, 299_999], [on])).toEqual([]);
    const burst = reportsOf(truck, [299_999, 301_000], [on, off]).filter(({ takenAt }) => takenAt < 300_000);
    expect(burst).toHaveLength(40);
  });
});
