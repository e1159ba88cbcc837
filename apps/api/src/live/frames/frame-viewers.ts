import { encodeFrame, type Viewport, type ViewportAnswer } from '@fleetmap/events';
import type { LiveSocket } from '../../core/live-socket.js';
import { LevelOfDetail } from './level-of-detail.js';
import { coverOf, type TileCover } from './tile-cover.js';
import type { TruckTable } from './truck-table.js';
import { isWritable, writeFrame } from './write-frame.js';

const CUT_AFTER_MS = 60_000; // a viewer whose line takes nothing for so long is cut
const OVERVIEW: TileCover = { level: 0, tiles: [0], key: 'overview' };

interface FrameViewer {
  readonly socket: LiveSocket;
  covers: readonly TileCover[];
  key: string;
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
  private readonly levels = new Map<number, LevelOfDetail>();
  private tick = 1;
  private tickAt: number;
  /** Frames of this tick by what they bring from where: made once, written to all who want the same. */
  private readonly frames = new Map<string, Uint8Array | undefined>();

  constructor(private readonly options: FrameViewersOptions) {
    this.tickAt = options.now();
  }

  get epoch(): number {
    return this.options.epoch;
  }

  get size(): number {
    return this.viewerBySocket.size;
  }

  /** From now on the viewer sees this; the answer holds what it does not know yet of it. */
  look(socket: LiveSocket, viewport: Viewport): ViewportAnswer {
    const covers = [coverOf(viewport), ...(viewport.overview ? [OVERVIEW] : [])];
    const known = this.viewerBySocket.get(socket);
    const since = known ? undefined : this.resumable(covers, viewport.resume);
    const segments = known
      ? this.segmentsOfTurn(known, covers)
      : since === undefined
        ? this.wholeTiles(covers)
        : this.segmentsSince(covers, since);
    const header = { epoch: this.options.epoch, since: since ?? known?.seq ?? 0, seq: this.tick, tickAt: this.tickAt };
    const isSnapshot = !known && since === undefined;
    const key = covers.map((cover) => cover.key).join(' ');
    const viewer = known ?? { socket, writableAt: this.options.now(), covers, key, seq: 0, checkedTick: 0 };
    Object.assign(viewer, { covers, key, seq: this.tick, checkedTick: this.tick });
    if (!known) {
      this.viewerBySocket.set(socket, viewer);
      socket.once('disconnect', () => this.viewerBySocket.delete(socket));
    }
    const frame = encodeFrame({ ...header, isSnapshot }, segments);
    return { epoch: this.options.epoch, seq: this.tick, resumed: since !== undefined, frame };
  }

  /** Where the server believes a viewer to be; undefined when it does not get frames. */
  seqOf(socket: LiveSocket): number | undefined {
    return this.viewerBySocket.get(socket)?.seq;
  }

  /** Tells everybody what changed since the last tick; to be called several times a second. */
  advance(): void {
    this.tick += 1;
    this.tickAt = this.options.now();
    this.frames.clear();
    for (const level of this.levels.values()) level.advance(this.tick, this.tickAt);
    this.options.table.settle();
    for (const viewer of this.viewerBySocket.values()) this.tell(viewer);
  }

  private tell(viewer: FrameViewer): void {
    if (!isWritable(viewer.socket)) {
      if (this.tickAt - viewer.writableAt > CUT_AFTER_MS) viewer.socket.conn.close(true);
      return;
    }
    viewer.writableAt = this.tickAt;
    const frame = this.frameFor(viewer);
    viewer.checkedTick = this.tick;
    if (!frame) return;
    viewer.seq = this.tick;
    writeFrame(viewer.socket, frame);
  }

  private frameFor({ covers, key, seq, checkedTick }: FrameViewer): Uint8Array | undefined {
    const isUpToDate = checkedTick === this.tick - 1;
    const name = `${key} ${seq} ${isUpToDate ? 'tick' : checkedTick}`;
    if (this.frames.has(name)) return this.frames.get(name);
    const segments = isUpToDate ? this.segmentsOfTick(covers) : this.segmentsSince(covers, checkedTick);
    const header = { epoch: this.options.epoch, since: seq, seq: this.tick, tickAt: this.tickAt, isSnapshot: false };
    const frame = segments.length > 0 ? encodeFrame(header, segments) : undefined;
    this.frames.set(name, frame);
    return frame;
  }

  private segmentsOfTick(covers: readonly TileCover[]): Uint8Array[] {
    return this.collect(covers, (level, tile) => level.segmentOfTick(tile));
  }

  private segmentsSince(covers: readonly TileCover[], since: number): Uint8Array[] {
    return this.collect(covers, (level, tile) => level.segmentSince(tile, since));
  }

  private wholeTiles(covers: readonly TileCover[]): Uint8Array[] {
    return this.collect(covers, (level, tile) => level.wholeTile(tile));
  }

  /** What a viewer that looks elsewhere does not know: tiles it kept are brought up, new ones told whole, the rest forgotten. */
  private segmentsOfTurn({ covers: before, checkedTick }: FrameViewer, covers: readonly TileCover[]): Uint8Array[] {
    const knew = new Set(before.flatMap(({ level, tiles }) => tiles.map((tile) => `${level}/${tile}`)));
    const sees = new Set(covers.flatMap(({ level, tiles }) => tiles.map((tile) => `${level}/${tile}`)));
    const told = this.collect(covers, (level, tile) =>
      knew.has(`${level.level}/${tile}`) ? level.segmentSince(tile, checkedTick) : level.wholeTile(tile),
    );
    const forgotten = this.collect(before, (level, tile) =>
      sees.has(`${level.level}/${tile}`) ? undefined : level.emptyTile(tile),
    );
    return [...told, ...forgotten];
  }

  private collect(
    covers: readonly TileCover[],
    segmentOf: (level: LevelOfDetail, tile: number) => Uint8Array | undefined,
  ): Uint8Array[] {
    return covers.flatMap(({ level, tiles }) => tiles.flatMap((tile) => segmentOf(this.levelAt(level), tile) ?? []));
  }

  private resumable(covers: readonly TileCover[], resume: Viewport['resume']): number | undefined {
    if (resume?.epoch !== this.options.epoch) return undefined;
    const isKnown = covers.every(({ level, tiles }) =>
      tiles.every((tile) => this.levels.get(level)?.isKnownSince(tile, resume.seq)),
    );
    return isKnown ? resume.seq : undefined;
  }

  private levelAt(level: number): LevelOfDetail {
    const known = this.levels.get(level);
    if (known) return known;
    const made = new LevelOfDetail(level, this.options.table, { tick: this.tick, tickAt: this.tickAt });
    this.levels.set(level, made);
    return made;
  }
}
