import type { Frame, FullTruck, MovedTruck } from './frame.js';
import { MOTIONS } from './layout.js';
import { type MovedRecord, openFrame } from './open-frame.js';

/** Reads a frame as objects, for looking into one. @throws RangeError on anything that is not a whole, well-formed frame of this version. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const frame = openFrame(bytes);
  const segments: {
    level: number;
    tile: number;
    isWhole: boolean;
    full: FullTruck[];
    moved: MovedTruck[];
    left: number[];
  }[] = [];
  frame.visit({
    onTile: (level, tile, isWhole) => segments.push({ level, tile, isWhole, full: [], moved: [], left: [] }),
    onLeft: (number) => segments.at(-1)!.left.push(number),
    onFull(record) {
      const { truckId, motion, simulated, motionSince, heardAt } = record;
      segments
        .at(-1)!
        .full.push({ ...movedOf(record), truckId, motion: MOTIONS[motion]!, simulated, motionSince, heardAt });
    },
    onMoved: (record) => segments.at(-1)!.moved.push(movedOf(record)),
  });
  const { epoch, since, seq, tickAt, isSnapshot } = frame;
  return { epoch, since, seq, tickAt, isSnapshot, segments };
}

function movedOf({ number, x, y, heading, speed, recordedAt }: MovedRecord): MovedTruck {
  return { number, x, y, heading: orUnknown(heading), speed: orUnknown(speed), recordedAt };
}

function orUnknown(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
