import { type FrameVisitor, type FullRecord, type MovedRecord, type OpenFrame, openFrame } from '@fleetmap/events';
import { createHeldTiles } from './held-tiles.js';
import { createTruckSlots, type FrameNews } from './seen-trucks.js';

/** Makes trucks out of frames: knows the ids behind the numbers, and which tile each truck was last told in. */
export interface FrameReader {
  /** Where the reader is; undefined before the first snapshot. */
  readonly position: { readonly epoch: number; readonly seq: number } | undefined;
  /**
   * Takes a frame in, whole or not at all. @returns false when frames between the last one and this were missed, or when the bytes
   * are no frame.
   */
  apply(bytes: Uint8Array | ArrayBuffer): boolean;
}

const AGE_ROUNDING_MS = 60;

/** @param onFrame told once for each frame that changed something */
export function createFrameReader(onFrame: (news: FrameNews) => void): FrameReader {
  const slots = createTruckSlots();
  const tiles = createHeldTiles();
  let position: { epoch: number; seq: number } | undefined;
  let doubtful: number[] = []; // slots that left a tile in this frame; gone unless another tile holds them
  let gone: number[] = [];
  let changed: number[] = [];
  let level = 0;
  let tile = 0;
  let tickAt = 0;

  function leave(slot: number): void {
    if (tiles.leave(slot, level, tile)) doubtful.push(slot);
  }

  function enter(record: FullRecord): void {
    let slot = slots.slotOf(record.number);
    const isKnown = slot >= 0;
    if (!isKnown) slot = slots.add(record.number, record.truckId);
    tiles.enter(slot, level, tile);
    const { trucks } = slots;
    if (isKnown && trucks.recordedAt[slot]! > record.recordedAt) return;
    trucks.motion[slot] = record.motion;
    trucks.simulated[slot] = record.simulated ? 1 : 0;
    trucks.motionSince[slot] = record.motionSince;
    trucks.heardAt[slot] = record.heardAt;
    place(slot, record);
  }

  function move(record: MovedRecord): void {
    const slot = slots.slotOf(record.number);
    if (slot < 0) return;
    const { trucks } = slots;
    // Told by its age a time is exact to a tenth of a second only: the same fix, told by two levels, must not come twice.
    const laterMs = record.recordedAt - trucks.recordedAt[slot]!;
    const isSamePlace = record.x === trucks.x[slot] && record.y === trucks.y[slot];
    if (laterMs < -AGE_ROUNDING_MS || (laterMs <= AGE_ROUNDING_MS && isSamePlace)) return;
    trucks.heardAt[slot] = tickAt;
    place(slot, record);
  }

  function place(slot: number, { x, y, heading, speed, recordedAt }: MovedRecord): void {
    const { trucks } = slots;
    trucks.x[slot] = x;
    trucks.y[slot] = y;
    trucks.heading[slot] = heading;
    trucks.speed[slot] = speed;
    trucks.recordedAt[slot] = recordedAt;
    changed.push(slot);
  }

  const visitor: FrameVisitor = {
    onTile(nextLevel, nextTile, isWhole) {
      level = nextLevel;
      tile = nextTile;
      if (isWhole) for (let slot = 0; slot < slots.end; slot += 1) leave(slot);
    },
    onLeft(number) {
      const slot = slots.slotOf(number);
      if (slot >= 0) leave(slot);
    },
    onFull: enter,
    onMoved: move,
  };

  function forgetAll(): void {
    for (let slot = 0; slot < slots.end; slot += 1) {
      if (!slots.isKnown(slot)) continue;
      tiles.leaveAll(slot);
      doubtful.push(slot);
    }
  }

  function forgetTheGone(): void {
    for (const slot of doubtful) {
      if (!slots.isKnown(slot) || tiles.isHeld(slot)) continue;
      slots.forget(slot);
      gone.push(slot);
    }
    doubtful = [];
  }

  function tell(): void {
    const present = gone.length > 0 ? changed.filter((slot) => slots.isKnown(slot)) : changed;
    const news = { trucks: slots.trucks, gone, changed: present };
    gone = [];
    changed = [];
    try {
      if (news.gone.length + news.changed.length > 0) onFrame(news);
    } finally {
      for (const slot of news.gone) slots.free(slot);
    }
  }

  return {
    get position() {
      return position;
    },
    apply(bytes) {
      const frame = frameOf(bytes);
      if (!frame) return false;
      const isNext = position?.epoch === frame.epoch && position.seq === frame.since;
      if (!frame.isSnapshot && !isNext) return false;
      if (frame.isSnapshot) forgetAll();
      // Numbers of another run of the server name other trucks.
      if (position?.epoch !== frame.epoch) forgetTheGone();
      ({ tickAt } = frame);
      frame.visit(visitor);
      forgetTheGone();
      position = { epoch: frame.epoch, seq: frame.seq };
      tell();
      return true;
    },
  };
}

function frameOf(bytes: Uint8Array | ArrayBuffer): OpenFrame | undefined {
  try {
    return openFrame(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}
