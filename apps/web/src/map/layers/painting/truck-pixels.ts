import { glideShare, mix, turnHeading } from '@fleetmap/motion';
import type { MapView } from '../map-view.js';
import { DIRECTIONS, lookOf } from '../sprites/truck-look.js';
import { NO_TRUCK, type TruckRows } from './truck-rows.js';

/** Where each truck is on the picture, in whole device pixels, and how it looks. Rows as in the fleet store. */
export interface TruckPixels {
  readonly size: number;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly look: Uint8Array;
  /** A row changed: it must be looked at in the next update. */
  wake(index: number): void;
  wakeAll(): void;
  /**
   * Moves every truck to where it is drawn now. Tells each pixel that a sprite left or came to.
   * @returns how many changed
   */
  update(view: MapView, time: PaintTime, touch: (x: number, y: number) => void): number;
}

/** Now: by the page's clock, which glides are measured by, and by the server's. Milliseconds. */
export interface PaintTime {
  readonly nowMs: number;
  readonly serverNow: number;
}

/** Where a row without a truck is drawn: nowhere. */
export const OFF_PICTURE = -1_000_000;

const LONGEST_SLEEP_MS = 1000; // ages change looks too, not only glides

export function createTruckPixels(rows: TruckRows): TruckPixels {
  let x = new Int32Array(0);
  let y = new Int32Array(0);
  let look = new Uint8Array(0);
  let wakeAt = new Float64Array(0); // when a truck will have moved a pixel or turned a step: until then it is let alone

  function grow(length: number): void {
    const before = { x, y, look, wakeAt };
    x = new Int32Array(length).fill(OFF_PICTURE);
    y = new Int32Array(length).fill(OFF_PICTURE);
    look = new Uint8Array(length);
    wakeAt = new Float64Array(length);
    x.set(before.x);
    y.set(before.y);
    look.set(before.look);
    wakeAt.set(before.wakeAt);
  }

  function nextChange(index: number, share: number, scale: number, nowMs: number): number {
    if (share >= 1) return nowMs + LONGEST_SLEEP_MS;
    const wayX = Math.abs(rows.toX[index]! - rows.fromX[index]!) * scale;
    const wayY = Math.abs(rows.toY[index]! - rows.fromY[index]!) * scale;
    const turn = (Math.abs(rows.heading[index]! - rows.fromHeading[index]!) / 360) * DIRECTIONS;
    const steps = Math.max(wayX, wayY, Number.isNaN(turn) ? 0 : turn);
    // Half a step: a pixel is reached at its middle.
    return nowMs + Math.min(LONGEST_SLEEP_MS, rows.glideMs[index]! / (2 * steps + 1));
  }

  return {
    get size() {
      return rows.size;
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

    wake(index) {
      if (index >= x.length) grow(rows.motion.length);
      wakeAt[index] = 0;
    },

    wakeAll: () => void wakeAt.fill(0),

    update({ left, top, width, scale }, { nowMs, serverNow }, touch) {
      const { fromX, fromY, toX, toY, fromHeading, heading, glideStart, glideMs, motion, size } = rows;
      // Of the copies of the world side by side, the one whose middle is nearest to the view's.
      const westEnd = (left + width / 2) / scale - 0.5;
      let changed = 0;
      for (let index = 0; index < size; index += 1) {
        if (wakeAt[index]! > nowMs) continue;
        let nextX = OFF_PICTURE;
        let nextY = OFF_PICTURE;
        let nextLook = 0;
        if (motion[index] === NO_TRUCK) wakeAt[index] = Infinity;
        else {
          const share = glideShare(glideStart[index]!, glideMs[index]!, nowMs);
          const worldX = mix(fromX[index]!, toX[index]!, share);
          const worldY = mix(fromY[index]!, toY[index]!, share);
          const to = heading[index]!;
          const from = fromHeading[index]!;
          const drawnHeading = from === to || Number.isNaN(from + to) ? to : turnHeading(from, to, share);
          nextX = Math.round((worldX - Math.floor(worldX - westEnd)) * scale - left);
          nextY = Math.round(worldY * scale - top);
          nextLook = lookOf(rows, index, drawnHeading, serverNow);
          wakeAt[index] = nextChange(index, share, scale, nowMs);
        }
        if (nextX === x[index] && nextY === y[index] && nextLook === look[index]) continue;
        touch(x[index]!, y[index]!);
        touch(nextX, nextY);
        x[index] = nextX;
        y[index] = nextY;
        look[index] = nextLook;
        changed += 1;
      }
      return changed;
    },
  };
}
