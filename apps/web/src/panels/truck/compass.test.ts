import { expect, it } from 'vitest';
import { compassPointOf } from './compass.js';

it.each([
  [0, 'n'],
  [22.4, 'n'],
  [22.6, 'ne'],
  [90, 'e'],
  [180, 's'],
  [271.5, 'w'],
  [337.4, 'nw'],
  [337.6, 'n'],
  [360, 'n'],
])('%d° is %s', (heading, point) => {
  expect(compassPointOf(heading)).toBe(point);
});
