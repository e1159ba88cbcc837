import { shortestTurn } from '@fleetmap/geo';
import { glideShare, mix, turnHeading } from '@fleetmap/motion';
import type { MapView } from '../map-view.js';
import { DIRECTIONS, lookOf } from '../sprites/truck-look.js';
import type { TruckRows } from './truck-rows.js';

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

/** Where a truck is until it is drawn: nowhere. */
const OFF_PICTURE = -1_000_000;

const LONGEST_SLEEP_MS = 1000; // ages change looks too, not only glides

export function createTruckPixels(rows: TruckRows): TruckPixels {
  let x = new Int32Array(0);
  let y = new Int32Array(0);
  let look = new Uint8Array(0);
  let wakeAt = new Float64Array(0); // when a truck will have moved a pixel or turned a step: until then it is let alone
  let turnAt = new Float64Array(0); // when its look may be another one: seldom, and costly to find out

  function grow(length: number): void {
    const before = { x, y, look, wakeAt, turnAt };
    x = new Int32Array(length).fill(OFF_PICTURE);
    y = new Int32Array(length).fill(OFF_PICTURE);
    look = new Uint8Array(length);
    wakeAt = new Float64Array(length);
    turnAt = new Float64Array(length);
    x.set(before.x);
    y.set(before.y);
    look.set(before.look);
    wakeAt.set(before.wakeAt);
    turnAt.set(before.turnAt);
  }

  /** How long a glide takes for the half of one of its steps: a pixel is reached at its middle. */
  function halfStep(index: number, share: number, steps: number): number {
    return share >= 1 ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, rows.glideMs[index]! / (2 * steps + 1));
  }

  /** Looks at the truck anew, and says until when that is good. */
  function turn(index: number, share: number, { nowMs, serverNow }: PaintTime): number {
    const to = rows.heading[index]!;
    const from = rows.fromHeading[index]!;
    const isTurning = from !== to && !Number.isNaN(from + to);
    turnAt[index] =
      nowMs + halfStep(index, isTurning ? share : 1, (Math.abs(shortestTurn(from, to)) / 360) * DIRECTIONS);
    return lookOf(rows, index, isTurning ? turnHeading(from, to, share) : to, serverNow);
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
      wakeAt[index] = turnAt[index] = 0;
    },

    wakeAll: () => void wakeAt.fill(0),

    update({ left, top, width, scale }, time, touch) {
      const { nowMs } = time;
      const { fromX, fromY, toX, toY, glideStart, glideMs, size } = rows;
      // Of the copies of the world side by side, the one whose middle is nearest to the view's.
      const westEnd = (left + width / 2) / scale - 0.5;
      let changed = 0;
      for (let index = 0; index < size; index += 1) {
        if (wakeAt[index]! > nowMs) continue;
        const share = glideShare(glideStart[index]!, glideMs[index]!, nowMs);
        const worldX = mix(fromX[index]!, toX[index]!, share);
        const worldY = mix(fromY[index]!, toY[index]!, share);
        const nextX = Math.round((worldX - Math.floor(worldX - westEnd)) * scale - left);
        const nextY = Math.round(worldY * scale - top);
        const nextLook = turnAt[index]! > nowMs ? look[index]! : turn(index, share, time);
        const way = Math.max(Math.abs(toX[index]! - fromX[index]!), Math.abs(toY[index]! - fromY[index]!));
        wakeAt[index] = Math.min(turnAt[index]!, nowMs + halfStep(index, share, way * scale));
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
