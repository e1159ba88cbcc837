import type { FleetStore } from '../../stores/fleet-store.js';
import type { MapView } from './map-canvas.js';
import { lookOf } from './truck-look.js';

/** Where each truck is on the canvas, in whole device pixels, and how it looks. Rows as in the fleet store. */
export interface TruckPixels {
  readonly size: number;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly look: Uint8Array;
  /** Moves every truck to where it is drawn now and tells each pixel on the canvas that a sprite left or came to. */
  update(view: MapView, time: { nowMs: number; serverNow: number }, touch: (x: number, y: number) => void): void;
  /** The truck nearest to a pixel within a distance, or undefined. */
  nearest(x: number, y: number, within: number): number | undefined;
}

export function createTruckPixels(fleet: FleetStore): TruckPixels {
  const place = { x: 0, y: 0, heading: 0 };
  let x = new Int32Array(0);
  let y = new Int32Array(0);
  let look = new Uint8Array(0);
  let size = 0;

  function grow(rows: number): void {
    const before = { x, y, look };
    x = new Int32Array(rows);
    y = new Int32Array(rows);
    look = new Uint8Array(rows);
    x.set(before.x);
    y.set(before.y);
    look.set(before.look);
  }

  return {
    get size() {
      return size;
    },
    get x() {
      return x;
    },
    get y() {
      return y;
    },
    get look() {
      return look;
    },

    update(view, { nowMs, serverNow }, touch) {
      if (fleet.size > x.length) grow(fleet.columns.motion.length);
      const known = size;
      size = fleet.size;
      const worldLeft = view.left + view.width / 2 - view.scale / 2;
      for (let index = 0; index < size; index += 1) {
        fleet.drawnAt(index, nowMs, place);
        // Of the copies of the world side by side, the one whose middle is nearest to the view's.
        const lap = Math.floor(place.x - worldLeft / view.scale) * view.scale;
        const nextX = Math.round(place.x * view.scale - view.left - lap);
        const nextY = Math.round(place.y * view.scale - view.top);
        const nextLook = lookOf(fleet, index, place.heading, serverNow);
        const isKnown = index < known;
        if (isKnown && nextX === x[index] && nextY === y[index] && nextLook === look[index]) continue;
        if (isKnown) touch(x[index]!, y[index]!);
        touch(nextX, nextY);
        x[index] = nextX;
        y[index] = nextY;
        look[index] = nextLook;
      }
    },

    nearest(atX, atY, within) {
      let found: number | undefined;
      let least = within * within;
      for (let index = 0; index < size; index += 1) {
        const square = (x[index]! - atX) ** 2 + (y[index]! - atY) ** 2;
        if (square > least) continue;
        least = square;
        found = index;
      }
      return found;
    },
  };
}
