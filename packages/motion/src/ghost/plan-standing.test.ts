import { describe, expect, it } from 'vitest';
import { plannedArrival, standingToPlan } from './plan-standing.js';
import { createTimedLine } from './timed-line.js';

const north = (metres: number): number => metres / 111_195.08;
const MINUTE_MS = 60_000;

describe('how a truck stands to its plan', () => {
  // 12 km at 10 m/s: there after 20 minutes, unloads for ten.
  const line = createTimedLine([[0, 0, 0], [0, north(12_000), 1200], [0, north(12_000), 1800]]); // prettier-ignore
  const at = (metres: number, minutes: number, stoodSince?: number) =>
    standingToPlan(line, {
      place: { longitude: 0.0001, latitude: north(metres) },
      elapsedMs: minutes * MINUTE_MS,
      stoodSinceMs: stoodSince === undefined ? undefined : stoodSince * MINUTE_MS,
    });

  it('GH3: the plan arrives when it reaches the end of its way, and unloads afterwards', () => {
    expect(plannedArrival(line)).toBe(20 * MINUTE_MS);
  });

  it('GH3: before the departure there is nothing to be late for', () => {
    expect(at(0, -5)).toEqual({ kind: 'waiting' });
  });

  it('GH3: on the way it is ahead or behind', () => {
    expect(at(3000, 10)).toMatchObject({ kind: 'underway', gap: { metres: expect.closeTo(-3000, -1) } });
  });

  it('GH3: a truck that stands at the end arrived so much later or earlier, however long ago that was', () => {
    expect(at(11_900, 27, 25)).toEqual({ kind: 'arrived', lateMs: 5 * MINUTE_MS });
    expect(at(11_900, 500, 25)).toEqual({ kind: 'arrived', lateMs: 5 * MINUTE_MS });
    expect(at(12_000, 19, 17)).toEqual({ kind: 'arrived', lateMs: -3 * MINUTE_MS });
    expect(at(11_900, 22)).toEqual({ kind: 'arrived', lateMs: 2 * MINUTE_MS }); // it still rolls
  });

  it('GH3: when the plan has arrived and the truck has not, it is due, with how far it has to go', () => {
    expect(at(6000, 40)).toMatchObject({
      kind: 'due',
      gap: { metres: expect.closeTo(-6000, -1), ms: expect.closeTo(-30 * MINUTE_MS, -3) },
    });
    expect(at(6000, 40, 30)).toMatchObject({ kind: 'due' });
  });

  it('GH3: who stood at the end before the departure has not arrived by this plan', () => {
    expect(at(12_000, 40, -60)).toMatchObject({ kind: 'due' });
  });

  it('GH3: there and back ends where it began: at the departure nobody has arrived', () => {
    const back = createTimedLine([[0, 0, 0], [0, north(6000), 600], [0, 0, 1200]]); // prettier-ignore
    const home = { longitude: 0, latitude: 0 };
    expect(standingToPlan(back, { place: home, elapsedMs: 1000, stoodSinceMs: undefined })).toMatchObject({
      kind: 'underway',
    });
    expect(standingToPlan(back, { place: home, elapsedMs: 1_500_000, stoodSinceMs: 1_260_000 })).toEqual({
      kind: 'arrived',
      lateMs: 60_000,
    });
  });
});
