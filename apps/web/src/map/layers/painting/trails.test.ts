import { expect, it } from 'vitest';
import { createTrails, SHORT_TRAIL_MS, type Trails, WATCHED_TRAIL_MS } from './trails.js';

const DAY = 86_400_000;

function placesOf(trails: Trails, index: number, nowMs: number, since = 0): [number, number][] {
  const places: [number, number][] = [];
  trails.each(index, since, nowMs, (x, _y, reachedAt) => places.push([x, reachedAt]));
  return places;
}

/** A truck that sends a place a second. */
function driveFor(trails: Trails, seconds: number, index = 7): void {
  trails.reserve(index + 1);
  for (let second = 1; second <= seconds; second += 1) {
    trails.note(index, { x: 0.5 + second / 1e6, y: 0.25, reachedAt: second * 1000 });
  }
}

it('MP9: every truck leaves a short trail of fixed length', () => {
  const trails = createTrails();
  driveFor(trails, 3600);
  const places = placesOf(trails, 7, 3_600_000);
  expect(places.length).toBeLessThanOrEqual(24);
  expect(places.at(-1)![1] - places[0]![1]).toBeGreaterThan(SHORT_TRAIL_MS * 0.9);
  expect(places[0]![0]).toBeCloseTo(0.5 + places[0]![1] / 1e9, 8);
});

it('MP9: the trail of the chosen truck has every place since it was chosen, for half an hour', () => {
  const trails = createTrails();
  driveFor(trails, 60);
  trails.watch(7);
  const short = placesOf(trails, 7, DAY).length;
  for (let second = 61; second <= 160; second += 1) trails.note(7, { x: 0.5, y: 0.5, reachedAt: second * 1000 });
  expect(placesOf(trails, 7, DAY)).toHaveLength(short + 100);
  driveFor(trails, 10_000);
  expect(placesOf(trails, 7, 10_000_000, 10_000_000 - WATCHED_TRAIL_MS)).toHaveLength(1801);
});

it('MP9: a place that the truck is still on its way to is not in its trail', () => {
  const trails = createTrails();
  trails.reserve(1);
  trails.note(0, { x: 0.5, y: 0.5, reachedAt: 1000 });
  trails.note(0, { x: 0.6, y: 0.5, reachedAt: 60_000 });
  expect(placesOf(trails, 0, 30_000)).toHaveLength(1);
});

it('MP9: after a gap, or with another truck on the row, the trail begins anew', () => {
  const trails = createTrails();
  trails.watch(7);
  driveFor(trails, 100);
  trails.forget(7);
  expect(placesOf(trails, 7, DAY)).toEqual([]);
  trails.watch(undefined);
  expect(placesOf(trails, 7, DAY)).toEqual([]);
});
