import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDeeperThan } from '../src/core/http/json-depth.js';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map((part) => depthOf(part)))
    : 0;

it('HO2: the depth of JSON is seen without reading it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'grapheme' }), (value) => {
      const depth = depthOf(value);
      expect(isDeeperThan(JSON.stringify(value), depth)).toBe(false);
      if (depth > 0) expect(isDeeperThan(JSON.stringify(value), depth - 1)).toBe(true);
    }),
  );
  expect(isDeeperThan('{"a":"[[[[\\"[[["}', 1)).toBe(false);
});
