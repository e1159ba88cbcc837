import { expect, it } from 'vitest';
import { describeLook } from '../sprites/truck-look.js';
import { aPicture, aView } from '../test/a-picture.js';

const at = (nowMs: number): { nowMs: number; serverNow: number } => ({ nowMs, serverNow: nowMs });

it('MP7: a truck is painted where the store says it is drawn', () => {
  const view = aView(12);
  const { pixels } = aPicture(view, [{ x: 100, y: 200, goX: 50, heading: 180 }]);
  pixels.update(view, at(0), () => undefined);
  expect([pixels.x[0], pixels.y[0]]).toEqual([100, 200]);
  pixels.update(view, at(500), () => undefined);
  expect([pixels.x[0], pixels.y[0]]).toEqual([125, 200]);
  pixels.update(view, at(5000), () => undefined);
  expect(pixels.x[0]).toBe(150);
  expect(describeLook(pixels.look[0]!)).toMatchObject({ shape: 'arrow', direction: 180 });
});

it('MP7: a sleeping truck is never a pixel behind', () => {
  const view = aView(12);
  const { pixels } = aPicture(view, [{ x: 10, y: 10, goX: 37, glideMs: 20_000 }]);
  for (let nowMs = 0; nowMs <= 21_000; nowMs += 16) {
    pixels.update(view, at(nowMs), () => undefined);
    const exact = 10 + 37 * Math.min(1, nowMs / 20_000);
    expect(Math.abs(pixels.x[0]! - exact)).toBeLessThanOrEqual(1);
  }
  expect(pixels.x[0]).toBe(47);
});

it('tells only the places where a pixel changed', () => {
  const view = aView(12);
  const { pixels } = aPicture(view, [
    { x: 100, y: 100 },
    { x: 200, y: 200, goX: 10 },
  ]);
  pixels.update(view, at(0), () => undefined);
  const touched: number[] = [];
  expect(pixels.update(view, at(1000), (x) => touched.push(x))).toBe(1);
  expect(touched).toEqual([200, 210]);
});

it('MP4: over the antimeridian it is on the copy of the world that one looks at', () => {
  const west = aView(4, { left: 256 * 2 ** 4 - 400 }); // the antimeridian in the middle
  const { pixels } = aPicture(west, [
    { x: 300, y: 300 },
    { x: 500, y: 300 },
  ]);
  pixels.update(west, at(0), () => undefined);
  expect(Array.from(pixels.x.subarray(0, 2))).toEqual([300, 500]);
});
