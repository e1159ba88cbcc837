import { expect, it } from 'vitest';
import { createServerClock } from './server-clock.js';

it.each([0, 120_000, -120_000])('knows the server’s time on a machine whose clock is %d ms ahead', (aheadMs) => {
  let serverNow = 1_800_000_000_000;
  const clock = createServerClock(() => serverNow + aheadMs);
  clock.note(serverNow - 40); // under way for 40 ms
  serverNow += 60_000;
  clock.note(serverNow - 90_000); // an old position says nothing
  expect(Math.abs(clock.now() - serverNow)).toBeLessThanOrEqual(40);
});

it('trusts the local clock while all it saw is old', () => {
  const clock = createServerClock(() => 1_800_000_000_000);
  clock.note(1_700_000_000_000);
  expect(clock.now()).toBe(1_800_000_000_000);
});
