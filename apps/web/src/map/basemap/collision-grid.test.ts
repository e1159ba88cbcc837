import { expect, it } from 'vitest';
import { createCollisionGrid } from './collision-grid.js';

it('gives a place only once', () => {
  const grid = createCollisionGrid();
  expect(grid.claim({ left: 0, top: 0, right: 100, bottom: 20 })).toBe(true);
  expect(grid.claim({ left: 90, top: 10, right: 200, bottom: 30 })).toBe(false);
  expect(grid.claim({ left: 0, top: 20, right: 100, bottom: 40 })).toBe(true);
});

it('does not keep a place that was refused', () => {
  const grid = createCollisionGrid();
  grid.claim({ left: 0, top: 0, right: 100, bottom: 20 });
  grid.claim({ left: 90, top: 10, right: 300, bottom: 30 });
  expect(grid.claim({ left: 150, top: 10, right: 300, bottom: 30 })).toBe(true);
});

it('finds boxes over the edges of its cells and left of zero', () => {
  const grid = createCollisionGrid();
  grid.claim({ left: -200, top: -200, right: 200, bottom: 200 });
  expect(grid.claim({ left: -150, top: 130, right: -140, bottom: 140 })).toBe(false);
});
