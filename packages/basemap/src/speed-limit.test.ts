import { expect, it } from 'vitest';
import { highwayNumber } from './highway-number.js';
import { speedLimitOf } from './speed-limit.js';

it.each([
  ['I-10', 'US', 105],
  ['US-287', 'US', 89],
  ['CA-99', 'US', 89],
  ['FL-TP', 'US', 105],
  ['BR-153 Norte', 'BR', 80],
  ['BR-116 Dutra', 'BR', 90],
  ['SP-280 Castelo Branco', 'BR', 90],
] as const)('lets a truck drive %s (%s) at %i km/h', (highway, country, kilometresPerHour) => {
  expect(Math.round(speedLimitOf(highway, country) * 3.6)).toBe(kilometresPerHour);
});

it.each([
  ['I-10', 'I-10'],
  ['I-49N', 'I-49'],
  ['BR-101 Rio-Santos', 'BR-101'],
  ['SP-300', 'SP-300'],
  ['FL-TP', 'Turnpike'],
])('writes %s as %s', (highway, number) => {
  expect(highwayNumber(highway)).toBe(number);
});
