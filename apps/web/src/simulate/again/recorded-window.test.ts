import { expect, it } from 'vitest';
import { againAddressOf, windowOf } from './recorded-window.js';

const NOW = 1_780_000_000_000;
const read = (address: string) => windowOf(new URLSearchParams(address.split('?')[1]), NOW);

it('SH4: the address holds the truck and whole minutes around the window', () => {
  const asked = { truckId: 'A & B', from: 1_779_999_990_000, until: 1_779_999_999_000 };
  expect(read(againAddressOf(asked))).toEqual({
    truckId: 'A & B',
    from: 1_779_999_960_000,
    until: 1_780_000_020_000,
  });
});

it('SH4: without times, or with senseless ones, it is the last hour', () => {
  const lastHour = { truckId: undefined, from: NOW - 3_600_000, until: NOW };
  expect(read('/simulate?again=')).toEqual(lastHour);
  expect(read('/simulate?again=&from=x&until=5')).toEqual(lastHour);
  expect(read('/simulate?again=&from=9&until=5')).toEqual(lastHour);
  expect(read('/simulate?run=S1')).toBeUndefined();
});
