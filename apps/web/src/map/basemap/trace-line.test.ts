import { createWorldLine } from '@fleetmap/basemap';
import { describe, expect, it } from 'vitest';
import { traceLine, type View } from './trace-line.js';

// A view of 100 × 100 pixels with its corner at the middle of the world.
const view: View = { x: 0.5, y: 0.5, scale: 1000, width: 100, height: 100, margin: 10 };

describe('traceLine', () => {
  it('draws what is in the view', () => {
    expect(traced([0.51, 0.51, 0.55, 0.55, 0.59, 0.51])).toEqual([[10, 10, 50, 50, 90, 10]]);
  });

  it('leaves out a line whose box does not touch the view', () => {
    expect(traced([0.1, 0.51, 0.2, 0.55])).toEqual([]);
  });

  it('of a run beyond one edge keeps the ends, so that what enters the view stays where it was', () => {
    const drawn = traced([0.52, 0.52, 0.7, 0.52, 0.8, 0.53, 0.9, 0.55, 0.7, 0.58, 0.52, 0.58]);
    expect(drawn).toEqual([[20, 20, 200, 20, 200, 80, 20, 80]]);
  });

  it('keeps the corner of a line that goes around the view', () => {
    const drawn = traced([0.4, 0.55, 0.4, 0.4, 0.7, 0.4, 0.7, 0.55]);
    expect(drawn).toEqual([[-100, 50, -100, -100, 200, -100, 200, 50]]);
  });

  it('leaves out points nearer than a pixel', () => {
    expect(traced([0.51, 0.51, 0.5102, 0.51, 0.5104, 0.51, 0.55, 0.51])).toEqual([[10, 10, 50, 10]]);
  });

  it('draws a line beyond the antimeridian on the other side of the world', () => {
    const [line] = traced([0.98, 0.51, 1.02, 0.55], { ...view, x: 0 });
    expect(line!.map(Math.round)).toEqual([-20, 10, 20, 50]);
  });
});

/** The points of every stroke, x, y, x, y… */
function traced(coordinates: number[], seen: View = view): number[][] {
  const strokes: number[][] = [];
  const context = {
    moveTo: (x: number, y: number) => strokes.push([x, y]),
    lineTo: (x: number, y: number) => strokes.at(-1)!.push(x, y),
  };
  traceLine(context, createWorldLine(Float64Array.from(coordinates)), seen);
  return strokes.map((stroke) => stroke.map((pixel) => Math.round(pixel * 100) / 100));
}
