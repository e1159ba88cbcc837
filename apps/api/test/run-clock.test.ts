import { describe, expect, it } from 'vitest';
import { RunClock } from '../src/simulation/runs/run-clock.js';

const NOW = 1_000_000;

describe('RunClock', () => {
  it('SR3: passes at its rate while the run goes, and not at all while it does not', () => {
    const clock = new RunClock(NOW, 0, 60);
    clock.pass(NOW + 1000, true);
    expect(clock.time).toBe(60_000);
    clock.pass(NOW + 2000, false);
    expect(clock.time).toBe(60_000);
  });

  it('SR3: goes on after a sleep of the machine, and does not leap', () => {
    const clock = new RunClock(NOW);
    clock.pass(NOW + 3_600_000, true);
    expect(clock.time).toBe(5000);
  });

  it('SR3: dates reports as the time passed', () => {
    const clock = new RunClock(NOW, 0, 10);
    clock.pass(NOW + 1000, true);
    const wallOf = clock.date(NOW + 1000);
    expect([0, 5000, 10_000].map((time) => wallOf(time))).toEqual([NOW, NOW + 500, NOW + 1000]);
  });

  it('SR3: dates steps that come quickly one after the other in order', () => {
    const clock = new RunClock(NOW);
    clock.date(NOW);
    const dated = [100, 200, 300].flatMap((passed) => {
      clock.pass(NOW + passed, false);
      clock.time += 60_000;
      const wallOf = clock.date(NOW + passed);
      return [clock.time - 59_999, clock.time].map((time) => wallOf(time));
    });
    expect(dated).toEqual([NOW, NOW + 100, NOW + 100, NOW + 200, NOW + 200, NOW + 300]);
  });

  it('SR7: dates what comes after a jump back as newer than what was told', () => {
    const clock = new RunClock(NOW);
    clock.pass(NOW + 4000, true);
    clock.date(NOW + 4000);
    clock.jump(1000);
    clock.pass(NOW + 4100, true);
    expect(clock.date(NOW + 4100)(clock.time)).toBe(NOW + 4100);
  });
});
