import { encodeFrame, type Viewport, type ViewportAnswer } from '@fleetmap/events';
import type { LiveSocket } from '../../core/live-socket.js';
import { LevelOfDetail } from './level-of-detail.js';
import { TickMemory } from './tick-memory.js';
import { coverOf, type TileCover } from './tile-cover.js';
import type { TruckTable } from './truck-table.js';
import { createView, segmentsOf, segmentsSince, type View } from './view.js';
import { isWritable, writeFrame } from './write-frame.js';

const CUT_AFTER_MS = 60_000; // a viewer whose line takes nothing for so long is cut
const KEEP_LEVEL_TICKS = 300; // a minute: a level that nobody looks at for so long is forgotten
const OVERVIEW: TileCover = { level: 0, tiles: [0], key: 'overview' };

interface FrameViewer {
  readonly socket: LiveSocket;
  view: View;
  /** The tick up to which it was told something. */
  seq: number;
  /** The last tick at which it was up to date, told something or not. */
  checkedTick: number;
  writableAt: number;
}

/** What the fan-out needs of the world, so that it needs no clock or chance of its own. */
export interface FrameViewersOptions {
  readonly table: TruckTable;
  /** Names this run of the server; numbers and seq of another run mean nothing. */
  readonly epoch: number;
  readonly now: () => number;
}

/** Viewers that asked for frames: each tick every one gets at most one, with what changed in the tiles it sees. */
export class FrameViewers {
  private readonly viewerBySocket = new Map<LiveSocket, FrameViewer>();
  private readonly viewByKey = new Map<string, View>();
  private readonly levels = new Map<number, LevelOfDetail>();
  private readonly memory = new TickMemory();
  private tick = 1;
  private tickAt: number;

  constructor(private readonly options: FrameViewersOptions) {
    this.tickAt = options.now();
  }

  get epoch(): number {
    return this.options.epoch;
  }

  get size(): number {
    return this.viewerBySocket.size;
  }

  /** How many levels of detail are kept. */
  get levelCount(): number {
    return this.levels.size;
  }

  /** From now on the viewer sees this; the answer holds what it does not know yet of it. */
  look(socket: LiveSocket, viewport: Viewport): ViewportAnswer {
    const { epoch } = this.options;
    const view = this.viewOf([coverOf(viewport), ...(viewport.overview ? [OVERVIEW] : [])]);
    const known = this.viewerBySocket.get(socket);
    const since = known ? undefined : this.resumable(view, viewport.resume);
    const segments = known
      ? segmentsOfTurn(known, view)
      : since === undefined
        ? segmentsOf(view.tiles, ({ level, tile }) => level.wholeTile(tile))
        : segmentsSince(view.tiles, since);
    const header = { epoch, since: since ?? known?.seq ?? 0, seq: this.tick, tickAt: this.tickAt };
    view.viewers += 1; // before the old view is left, which may be the same
    if (known) this.leave(known.view);
    else this.enter(socket, view);
    const viewer = this.viewerBySocket.get(socket);
    if (viewer) Object.assign(viewer, { view, seq: this.tick, checkedTick: this.tick });
    const frame = encodeFrame({ ...header, isSnapshot: !known && since === undefined }, segments);
    return { epoch, seq: this.tick, resumed: since !== undefined, frame };
  }

  /** Where the server believes a viewer to be; undefined when it does not get frames. */
  seqOf(socket: LiveSocket): number | undefined {
    return this.viewerBySocket.get(socket)?.seq;
  }

  /** Tells everybody what changed since the last tick; to be called several times a second. */
  advance(): void {
    this.tick += 1;
    this.tickAt = this.options.now();
    this.memory.beginTick();
    for (const level of this.levels.values()) level.advance(this.tick, this.tickAt);
    this.options.table.settle();
    const header = { epoch: this.options.epoch, seq: this.tick, tickAt: this.tickAt };
    for (const viewer of this.viewerBySocket.values()) this.tell(viewer, header);
    if (this.tick % KEEP_LEVEL_TICKS === 0) this.forgetLevels();
  }

  private tell(viewer: FrameViewer, header: { epoch: number; seq: number; tickAt: number }): void {
    if (!isWritable(viewer.socket)) {
      if (this.tickAt - viewer.writableAt > CUT_AFTER_MS) viewer.socket.conn.close(true);
      return;
    }
    viewer.writableAt = this.tickAt;
    const message = viewer.view.messageFor(viewer.seq, viewer.checkedTick, header);
    viewer.checkedTick = this.tick;
    if (!message) return;
    viewer.seq = this.tick;
    if (!writeFrame(viewer.socket, message)) this.memory.lend(message.wire);
  }

  private enter(socket: LiveSocket, view: View): void {
    const viewer = { socket, view, seq: 0, checkedTick: 0, writableAt: this.options.now() };
    this.viewerBySocket.set(socket, viewer);
    socket.once('disconnect', () => {
      this.viewerBySocket.delete(socket);
      this.leave(viewer.view);
    });
  }

  private leave(view: View): void {
    view.viewers -= 1;
    if (view.viewers === 0) this.viewByKey.delete(view.key);
  }

  private viewOf(covers: readonly TileCover[]): View {
    const key = covers.map((cover) => cover.key).join(' ');
    const known = this.viewByKey.get(key);
    if (known) return known;
    const made = createView(key, covers, { levelAt: (level) => this.levelAt(level), memory: this.memory });
    this.viewByKey.set(key, made);
    return made;
  }

  private resumable(view: View, resume: Viewport['resume']): number | undefined {
    if (resume?.epoch !== this.options.epoch) return undefined;
    return view.tiles.every(({ level, tile }) => level.isKnownSince(tile, resume.seq)) ? resume.seq : undefined;
  }

  private levelAt(level: number): LevelOfDetail {
    const known = this.levels.get(level);
    if (known) return known;
    const start = { tick: this.tick, tickAt: this.tickAt, memory: this.memory };
    const made = new LevelOfDetail(level, this.options.table, start);
    this.levels.set(level, made);
    return made;
  }

  /** Who comes back later than this gets a snapshot. */
  private forgetLevels(): void {
    const seen = new Set([...this.viewByKey.values()].flatMap(({ tiles }) => tiles.map(({ level }) => level)));
    for (const [number, level] of this.levels) {
      if (!seen.has(level) && this.tick - level.seenTick >= KEEP_LEVEL_TICKS) this.levels.delete(number);
      else if (seen.has(level)) level.seenTick = this.tick;
    }
  }
}

/** What a viewer that looks elsewhere does not know: tiles it kept are brought up, new ones told whole, the rest forgotten. */
function segmentsOfTurn({ view: before, checkedTick }: FrameViewer, view: View): Uint8Array[] {
  const knew = new Set(before.tiles.map(({ name }) => name));
  const sees = new Set(view.tiles.map(({ name }) => name));
  const told = segmentsOf(view.tiles, ({ level, tile, name }) =>
    knew.has(name) ? level.segmentSince(tile, checkedTick) : level.wholeTile(tile),
  );
  const forgotten = segmentsOf(before.tiles, ({ level, tile, name }) =>
    sees.has(name) ? undefined : level.emptyTile(tile),
  );
  return [...told, ...forgotten];
}
