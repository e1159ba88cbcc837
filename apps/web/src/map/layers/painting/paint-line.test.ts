import { expect, it } from 'vitest';
import { paintLine } from './paint-line.js';

const sum = (alphas: readonly number[]): number => alphas.reduce((total, alpha) => total + alpha, 0);
const STYLE = { width: 2, colour: 0x12_34_56, opacity: 1 };

function paint(line: readonly [number, number, number, number], style = STYLE): number[] {
  const pixels = new Int32Array(100);
  paintLine({ pixels, rowLength: 10 }, line, style);
  return Array.from(pixels, (pixel) => pixel >>> 24);
}

it('paints its colour along the way, and nothing beside it', () => {
  const alphas = paint([1, 5, 8, 5]);
  expect(alphas[55]).toBe(255);
  expect(alphas[45]! + alphas[65]!).toBe(256);
  expect(alphas[25]! + alphas[85]! + alphas[50]! + alphas[59]!).toBe(0);
  const pixels = new Int32Array(100);
  paintLine({ pixels, rowLength: 10 }, [1, 5, 8, 5], STYLE);
  expect(pixels[55]! & 0xff_ff_ff).toBe(STYLE.colour);
});

it('is as thick at a slant, both ways, and turned round', () => {
  expect(paint([1, 1, 8, 8])).toEqual(paint([8, 8, 1, 1]));
  expect(sum(paint([1, 2, 8, 5]))).toBe(sum(paint([2, 1, 5, 8])));
});

it('leaves out what is outside the picture', () => {
  expect(() => paint([-50, -50, 60, 70])).not.toThrow();
  expect(paint([-50, -50, -10, -10]).every((alpha) => alpha === 0)).toBe(true);
});

it('where lines cross the most opaque one shows, not their sum', () => {
  const pixels = new Int32Array(100);
  paintLine({ pixels, rowLength: 10 }, [1, 5, 8, 5], { ...STYLE, opacity: 0.5 });
  paintLine({ pixels, rowLength: 10 }, [5, 1, 5, 8], { ...STYLE, opacity: 0.25 });
  expect(pixels[55]! >>> 24).toBe(128);
});
