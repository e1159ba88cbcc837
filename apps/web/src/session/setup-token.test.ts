import { expect, it } from 'vitest';
import { setupTokenOf } from './setup-token.js';

it.each([
  ['http://localhost:3000/setup#abc-123', 'abc-123'],
  ['https://fleet.example/setup#token=abc', 'abc'],
  ['  abc-123 ', 'abc-123'],
  ['http://localhost:3000/setup', ''],
  ['', ''],
])('the token in %j is %j', (pasted, token) => {
  expect(setupTokenOf(pasted)).toBe(token);
});
