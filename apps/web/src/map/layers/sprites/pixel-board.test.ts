import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPixelBoard, type PixelBoard } from './pixel-board.js';
import { type Sprite, spriteFromImage } from './sprite.js';

const MARGIN = 12;

/** A disc with a soft edge. */
function aSprite({ rowLength }: PixelBoard): Sprite {
  const data = new Uint8ClampedArray(12 * 12 * 4);
  for (let at = 0; at < 144; at += 1) {
    const distance = Math.hypot((at % 12) - 6, Math.floor(at / 12) - 6);
    data.set([200, 100, 50, distance < 4 ? 255 : distance < 5 ? 120 : 0], at * 4);
  }
  return spriteFromImage({ data, width: 12 }, rowLength);
}

const aPlace = fc.record({ x: fc.integer({ min: -30, max: 330 }), y: fc.integer({ min: -30, max: 230 }) });

function paintAll(board: PixelBoard, places: readonly { x: number; y: number }[]): void {
  const sprite = aSprite(board);
  board.clearTouched();
  for (const { x, y } of places) board.paint(sprite, x, y);
  board.show(() => undefined);
}

it('MP7: painting only what changed gives the picture that painting all gives', () => {
  const someTrucks = fc.array(aPlace, { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(someTrucks, fc.array(fc.tuple(fc.nat(29), aPlace), { maxLength: 10 }), (places, moves) => {
      const board = createPixelBoard(300, 200, MARGIN);
      board.touchAll();
      paintAll(board, places);
      for (const [truck, place] of moves) {
        const before = places[truck % places.length]!;
        board.touch(before.x, before.y, 6);
        board.touch(place.x, place.y, 6);
        places[truck % places.length] = place;
      }
      paintAll(board, places);
      const fresh = createPixelBoard(300, 200, MARGIN);
      fresh.touchAll();
      paintAll(fresh, places);
      expect(board.pixels.every((pixel, at) => pixel === fresh.pixels[at])).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it('tells touched boxes that cover every pixel that changed', () => {
  const board = createPixelBoard(300, 200, MARGIN);
  board.touchAll();
  board.show(() => undefined);
  expect(board.isTouched()).toBe(false);
  board.touch(64 - MARGIN, 64 - MARGIN, 6);
  const boxes: number[][] = [];
  board.show((...box) => boxes.push(box));
  expect(boxes).toEqual([
    [0, 0, 128, 64],
    [0, 64, 128, 64],
  ]);
});

it('clears to what lies beneath', () => {
  const board = createPixelBoard(300, 200, MARGIN);
  const ground = new Int32Array(board.pixels.length).fill(7);
  board.touch(10, 10, 6);
  board.clearTouched(ground);
  expect(board.pixels[(10 + MARGIN) * board.rowLength + 10 + MARGIN]).toBe(7);
  expect(board.pixels.at(-1)).toBe(0);
});
