import { describe, expect, it } from 'vitest';
import { clockText, otherRate, seekStepOf, timeOfRun } from './run-time.js';

const aState = { status: 'running', time: 100, rate: 60, asOf: 1_000_000, duration: 3600 } as const;

describe('the time of a run', () => {
  it('SO2: passes at its rate since it was told, to the end, and only while it runs', () => {
    expect(timeOfRun(aState, 1_010_000)).toBe(700);
    expect(timeOfRun(aState, 2_000_000)).toBe(3600);
    expect(timeOfRun({ ...aState, status: 'paused' }, 1_010_000)).toBe(100);
    expect(timeOfRun(aState, 999_000)).toBe(100); // a clock that is a little behind
  });

  it.each([
    [0, '0:00:00'],
    [3723.9, '1:02:03'],
    [90_000, '25:00:00'],
  ])('%d s is told as %s', (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });

  it('SO4: rates step through a list and stay within ×0.1 and ×1000', () => {
    expect(otherRate(1, 1)).toBe(2);
    expect(otherRate(45, -1)).toBe(30);
    expect(otherRate(1000, 1)).toBe(1000);
    expect(otherRate(0.1, -1)).toBe(0.1);
  });

  it('a seek bar has some two hundred steps', () => {
    expect(seekStepOf(60)).toBe(1);
    expect(seekStepOf(86_400)).toBe(600);
    expect(seekStepOf(31 * 86_400)).toBe(3600);
  });
});
