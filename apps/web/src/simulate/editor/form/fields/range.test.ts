import { expect, it } from 'vitest';
import { withEnd } from './range.js';

const fallback = [900, 2700] as const;

it('SO11: an end that is typed alone gets the usual other one', () => {
  expect(withEnd({ ends: [], fallback }, 0, 600)).toEqual([600, 2700]);
  expect(withEnd({ ends: [], fallback }, 1, 3600)).toEqual([900, 3600]);
  expect(withEnd({ ends: [600, 2700], fallback }, 1, 1200)).toEqual([600, 1200]);
});

it('SO11: a range that is as usual is not written into the document', () => {
  expect(withEnd({ ends: [600, 2700], fallback }, 0, undefined)).toBeUndefined();
  expect(withEnd({ ends: [900], fallback }, 1, 2700)).toBeUndefined();
});
