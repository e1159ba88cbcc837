import { encodeSegment } from '@fleetmap/events';
import { halfPixelOf, tileAt } from './tile-cover.js';
import type { TickMemory } from './tick-memory.js';
import type { TruckTable } from './truck-table.js';

const TELL_AT_LEAST_EVERY_MS = 60_000; // or a truck that is heard but stands would look late
const SMALL_FLEET = 1000; // trucks: so few are told of every move, which keeps the list's speeds fresh and costs nothing
const KEEP_WHOLE_TICKS = 25; // five seconds
const LONGEST_LEAVE_LOG = 4096; // per tile; a viewer that is further behind gets the tile anew

/** Numbers of trucks. */
interface TileNews {
  full: number[];
  moved: number[];
  left: number[];
}

/** One tile of the grid, and what is to be told of this tick. */
interface Tile extends TileNews {
  readonly members: Set<number>;
  /** Who left and when, so that a viewer that is behind can be brought up. */
  leaves: { tick: number; number: number }[];
  /** What happened after this tick is known; before, only the whole tile can be told. */
  knownFrom: number;
  /** This tick's segment, made when the first viewer needs it. */
  encoded: Uint8Array | undefined;
}

/** What this level last told of a truck. */
interface Told {
  tile: number;
  x: number;
  y: number;
  at: number;
  tick: number;
  fullTick: number;
}

/**
 * The fleet as seen at one level of detail: a truck is told of when its state changed, when it came to another tile, or when it
 * moved half a pixel of the level. Every tile is encoded once per tick, whoever looks at it.
 */
export class LevelOfDetail {
  /** The last tick at which somebody was known to look at this level. */
  seenTick: number;
  private readonly halfPixel: number;
  private readonly allocate: (length: number) => Buffer;
  private readonly tiles = new Map<number, Tile>();
  private readonly told: (Told | undefined)[] = [];
  private touched: Tile[] = [];
  /** Whole tiles: a thousand viewers that come within seconds are told the same, and what changed since. */
  private readonly wholes = new Map<number, { readonly bytes: Uint8Array; readonly tick: number }>();
  /** What changed since, made once a tick. */
  private readonly sinceWhole = new Map<number, Uint8Array | undefined>();
  private readonly startTick: number;
  private tick: number;
  private tickAt: number;

  constructor(
    readonly level: number,
    private readonly table: TruckTable,
    start: { tick: number; tickAt: number; memory: TickMemory },
  ) {
    this.halfPixel = halfPixelOf(level);
    this.seenTick = start.tick;
    this.startTick = start.tick;
    this.tick = start.tick;
    this.tickAt = start.tickAt;
    this.allocate = (length) => start.memory.take(length);
    for (let number = 0; number < table.rows.length; number += 1)
      if (!table.rows[number]!.isGone) this.enter(number, this.place(number));
    this.forgetTick();
  }

  /** Takes in what changed since the last tick. @param tickAt epoch ms */
  advance(tick: number, tickAt: number): void {
    this.forgetTick();
    this.tick = tick;
    this.tickAt = tickAt;
    for (const number of this.table.dirty) this.take(number);
  }

  /** What happened in a tile this tick; undefined when nothing did. */
  segmentOfTick(index: number): Uint8Array | undefined {
    const tile = this.tiles.get(index);
    if (!tile || tile.full.length + tile.moved.length + tile.left.length === 0) return undefined;
    tile.encoded ??= this.encode(index, tile, false);
    return tile.encoded;
  }

  /** What happened in a tile after a tick, newest state only; undefined when nothing did, the whole tile when it is too long ago. */
  segmentSince(index: number, since: number): Uint8Array | undefined {
    const tile = this.tileOf(index);
    if (since < tile.knownFrom) return this.encodeWhole(index);
    const full: number[] = [];
    const moved: number[] = [];
    for (const number of tile.members) {
      const told = this.told[number]!;
      if (told.fullTick > since) full.push(number);
      else if (told.tick > since) moved.push(number);
    }
    const left = tile.leaves
      .filter(({ tick, number }) => tick > since && !tile.members.has(number))
      .map(({ number }) => number);
    return full.length + moved.length + left.length > 0 ? this.encode(index, { full, moved, left }, false) : undefined;
  }

  /** Everything in a tile, as one segment or two. */
  wholeTile(index: number): Uint8Array[] {
    const known = this.wholes.get(index);
    if (!known || known.tick < this.tileOf(index).knownFrom) return [this.encodeWhole(index)];
    if (known.tick === this.tick) return [known.bytes];
    if (!this.sinceWhole.has(index)) this.sinceWhole.set(index, this.segmentSince(index, known.tick));
    const since = this.sinceWhole.get(index);
    return since ? [known.bytes, since] : [known.bytes];
  }

  /** Forget this tile. */
  emptyTile(index: number): Uint8Array {
    return this.encode(index, { full: [], moved: [], left: [] }, true);
  }

  /** Whether a viewer at a tick can be brought up without telling it the tile anew. */
  isKnownSince(index: number, since: number): boolean {
    return since <= this.tick && since >= this.tileOf(index).knownFrom;
  }

  private encodeWhole(index: number): Uint8Array {
    const bytes = this.encode(index, { full: [...this.tileOf(index).members], moved: [], left: [] }, true);
    this.wholes.set(index, { bytes, tick: this.tick });
    return bytes;
  }

  private take(number: number): void {
    const row = this.table.rows[number]!;
    if (row.isGone) return this.forget(number);
    const index = this.place(number);
    const told = this.told[number];
    if (told?.tile !== index) return this.move(number, index);
    const least = this.table.size > SMALL_FLEET ? this.halfPixel : 0;
    const isFar = Math.abs(row.x - told.x) >= least || Math.abs(row.y - told.y) >= least;
    if (!row.isStateNew && !isFar && this.tickAt - told.at < TELL_AT_LEAST_EVERY_MS) return;
    const tile = this.touch(index);
    (row.isStateNew ? tile.full : tile.moved).push(number);
    this.write(number, index, row.isStateNew);
  }

  private move(number: number, index: number): void {
    this.leave(number);
    this.enter(number, index);
  }

  private leave(number: number): void {
    const before = this.told[number]?.tile;
    if (before === undefined) return;
    const tile = this.touch(before);
    tile.members.delete(number);
    tile.left.push(number);
    tile.leaves.push({ tick: this.tick, number });
    if (tile.leaves.length > LONGEST_LEAVE_LOG)
      tile.knownFrom = tile.leaves.splice(0, LONGEST_LEAVE_LOG / 2).at(-1)!.tick;
  }

  private forget(number: number): void {
    this.leave(number);
    this.told[number] = undefined;
  }

  private enter(number: number, index: number): void {
    const tile = this.touch(index);
    tile.members.add(number);
    tile.full.push(number);
    this.write(number, index, true);
  }

  private write(number: number, tile: number, isFull: boolean): void {
    const { x, y } = this.table.rows[number]!;
    // In place: a new object per truck and tick, kept until the next, would be most of the collector's work.
    const told = (this.told[number] ??= { tile, x, y, at: 0, tick: 0, fullTick: this.tick });
    told.tile = tile;
    told.x = x;
    told.y = y;
    told.at = this.tickAt;
    told.tick = this.tick;
    if (isFull) told.fullTick = this.tick;
  }

  private place(number: number): number {
    const { x, y } = this.table.rows[number]!;
    return tileAt(this.level, x, y);
  }

  private touch(index: number): Tile {
    const tile = this.tileOf(index);
    this.touched.push(tile);
    return tile;
  }

  /** An unseen tile is empty, and that has been known since the level began. */
  private tileOf(index: number): Tile {
    let tile = this.tiles.get(index);
    if (!tile) {
      tile = {
        members: new Set(),
        full: [],
        moved: [],
        left: [],
        leaves: [],
        knownFrom: this.startTick,
        encoded: undefined,
      };
      this.tiles.set(index, tile);
    }
    return tile;
  }

  private forgetTick(): void {
    for (const tile of this.touched) {
      tile.full = [];
      tile.moved = [];
      tile.left = [];
      tile.encoded = undefined;
    }
    this.touched = [];
    this.sinceWhole.clear();
    for (const [index, { tick }] of this.wholes) if (this.tick - tick >= KEEP_WHOLE_TICKS) this.wholes.delete(index);
  }

  private encode(index: number, { full, moved, left }: TileNews, isWhole: boolean): Uint8Array {
    const part = { level: this.level, tile: index, isWhole, full, moved, left };
    // A whole tile is kept for seconds.
    return encodeSegment(part, this.table.rows, this.tickAt, isWhole ? undefined : this.allocate);
  }
}
