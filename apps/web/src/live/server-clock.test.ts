import { expect, it } from 'vitest';
import { createServerClock } from './server-clock.js';

it.each([0, 3_600_000, -3_600_000])('knows the server’s time on a machine whose clock is %d ms ahead', (aheadMs) => {
  let serverNow = 1_800_000_000_000;
  const clock = createServerClock(() => serverNow + aheadMs);
  clock.set(serverNow);
  serverNow += 60_000;
  expect(clock.now()).toBe(serverNow);
});

it('follows when the local clock is put right', () => {
  let localNow = 1_800_000_000_000;
  const clock = createServerClock(() => localNow);
  clock.set(localNow + 3_600_000);
  localNow += 3_600_000;
  clock.set(localNow);
  expect(clock.now()).toBe(localNow);
});

it('trusts the local clock until it is told', () => {
  expect(createServerClock(() => 1_800_000_000_000).now()).toBe(1_800_000_000_000);
});
