import { encodeFrame, encodeSegment } from '@fleetmap/events';
import { expect, it } from 'vitest';
import { readFrame } from '../src/load/read-frame.js';

const AT = Date.UTC(2026, 4, 1);
const moved = (number: number) => ({ number, x: number / 100, y: 0.5, heading: 90, speed: 20, recordedAt: AT });
const full = (number: number) => ({
  ...moved(number),
  truckId: `b${'0'.repeat(number)}`,
  motion: 'moving' as const,
  simulated: false,
  motionSince: AT,
  heardAt: AT,
});

it('counts what the product’s own codec writes, and finds places and ids', () => {
  const tile = { level: 13, column: 1, row: 2, isWhole: false };
  const segments = [
    encodeSegment({ ...tile, full: [full(1), full(2)], moved: [moved(3)], left: [4, 5] }, AT),
    encodeSegment({ ...tile, full: [], moved: [moved(6), moved(7)], left: [] }, AT),
    encodeSegment({ ...tile, full: [full(8)], moved: [], left: [9] }, AT),
  ];
  const frame = Buffer.from(encodeFrame({ epoch: 1, since: 2, seq: 3, tickAt: AT, isSnapshot: false }, segments));
  const seen: [number, number, string | undefined][] = [];
  expect(readFrame(frame)).toBe(6);
  expect(readFrame(frame, (number, x, _y, id) => seen.push([number, Math.round((x / 2 ** 32) * 100), id]))).toBe(6);
  expect(seen).toEqual([
    [1, 1, 'b0'],
    [2, 2, 'b00'],
    [3, 3, undefined],
    [6, 6, undefined],
    [7, 7, undefined],
    [8, 8, 'b00000000'],
  ]);
});
