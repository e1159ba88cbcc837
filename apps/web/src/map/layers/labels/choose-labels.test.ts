import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseLabels, type Named } from './choose-labels.js';

const aTruck = (index: number, x: number, y: number): Named => ({ index, x, y, width: 40, radius: 12 });

it('MP10: a truck alone is named on its right', () => {
  expect(chooseLabels([aTruck(3, 100, 100)], new Map(), 1).get(3)).toEqual({ index: 3, side: 'right' });
});

it('MP10: a name gives way to a neighbour, on the other side or not at all', () => {
  const chosen = chooseLabels([aTruck(0, 100, 100), aTruck(1, 130, 100), aTruck(2, 115, 103)], new Map(), 1);
  expect(chosen.get(0)?.side).toBe('left');
  expect(chosen.get(1)?.side).toBe('right');
  expect(chosen.has(2)).toBe(false);
});

it('MP10: names that stood stay, on their side', () => {
  const before = new Map([[1, { index: 1, side: 'left' as const }]]);
  const chosen = chooseLabels([aTruck(0, 20, 100), aTruck(1, 110, 100)], before, 1);
  expect(chosen.get(1)?.side).toBe('left');
  expect(chosen.get(0)?.side).toBe('left');
});

it('MP10: no two names overlap', () => {
  const somewhere = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) });
  fc.assert(
    fc.property(fc.array(somewhere, { maxLength: 60 }), (places) => {
      const trucks = places.map(({ x, y }, index) => aTruck(index, x, y));
      const boxes = [...chooseLabels(trucks, new Map(), 1).values()].map(({ index, side }) => {
        const { x, y } = trucks[index]!;
        return { left: side === 'right' ? x + 18 : x - 18 - 40, y };
      });
      for (const [at, one] of boxes.entries()) {
        for (const other of boxes.slice(at + 1)) {
          expect(Math.abs(one.left - other.left) >= 40 || Math.abs(one.y - other.y) >= 16).toBe(true);
        }
      }
    }),
  );
});
