import { encodeFrame, encodeSegment } from '@fleetmap/events';
import { expect, it } from 'vitest';
import { readFrame } from '../src/load/read-frame.js';

const AT = Date.UTC(2026, 4, 1);
const rows = Array.from({ length: 10 }, (_none, number) => ({
  truckId: `b${'0'.repeat(number * 20)}`,
  x: number / 100,
  y: 0.5,
  heading: 90,
  speed: 20,
  motion: 'moving' as const,
  simulated: false,
  recordedAt: AT,
  motionSince: AT,
  heardAt: AT,
}));

it('counts what the product’s own codec writes, and finds places and ids', () => {
  const tile = { level: 13, tile: 77, isWhole: false };
  const segments = [
    encodeSegment({ ...tile, full: [1, 2], moved: [3], left: [4, 5] }, rows, AT),
    encodeSegment({ ...tile, full: [], moved: [6, 7], left: [] }, rows, AT),
    encodeSegment({ ...tile, full: [8], moved: [], left: [9] }, rows, AT),
  ];
  const frame = Buffer.from(encodeFrame({ epoch: 1, since: 2, seq: 3, tickAt: AT, isSnapshot: false }, segments));
  const seen: [number, number, string | undefined][] = [];
  expect(readFrame(frame)).toBe(6);
  expect(readFrame(frame, (number, x, _y, id) => seen.push([number, Math.round((x / 2 ** 32) * 100), id]))).toBe(6);
  expect(seen).toEqual([
    [1, 1, rows[1]?.truckId],
    [2, 2, rows[2]?.truckId],
    [3, 3, undefined],
    [6, 6, undefined],
    [7, 7, undefined],
    [8, 8, rows[8]?.truckId],
  ]);
});
