import { encodeFrame, type FrameHeader } from '@fleetmap/events';
import type { LevelOfDetail } from './level-of-detail.js';
import type { TickMemory } from './tick-memory.js';
import type { TileCover } from './tile-cover.js';
import { allocateMessage, type Message } from './write-frame.js';

/** A tile at its level, as a view names it. */
interface SeenTile {
  readonly level: LevelOfDetail;
  readonly tile: number;
  /** The same for the same tile, whichever view sees it. */
  readonly name: number;
}

type TickHeader = Omit<FrameHeader, 'since' | 'isSnapshot'>;

/** Tiles that viewers see together. Those who see the same share what is encoded for them. */
export interface View {
  readonly key: string;
  readonly tiles: readonly SeenTile[];
  /** How many viewers look at it. */
  viewers: number;
  /**
   * What changed after the viewer's last check, as the next frame for a viewer that was told something up to `since`; undefined when
   * nothing did. Made once a tick for all who are at the same place.
   */
  messageFor(since: number, checkedTick: number, header: TickHeader): Message | undefined;
}

const WORLDS = 2 ** 32; // more tiles than any level has

interface ViewOptions {
  readonly levelAt: (level: number) => LevelOfDetail;
  readonly memory: TickMemory;
}

export function createView(key: string, covers: readonly TileCover[], { levelAt, memory }: ViewOptions): View {
  const tiles = covers.flatMap(({ level, tiles: numbers }) =>
    numbers.map((tile): SeenTile => ({ level: levelAt(level), tile, name: level * WORLDS + tile })),
  );
  let tick = 0;
  let changes: Uint8Array[] | undefined;
  const messages = new Map<string | number, Message | undefined>();

  return {
    key,
    tiles,
    viewers: 0,
    messageFor(since, checkedTick, header) {
      if (tick !== header.seq) {
        tick = header.seq;
        changes = undefined;
        messages.clear();
      }
      const isUpToDate = checkedTick === tick - 1;
      const place = isUpToDate ? since : `${since} ${checkedTick}`;
      if (messages.has(place)) return messages.get(place);
      if (isUpToDate) changes ??= segmentsOf(tiles, ({ level, tile }) => level.segmentOfTick(tile));
      const segments = isUpToDate ? changes : undefined;
      const message = encode(segments ?? segmentsSince(tiles, checkedTick), { ...header, since }, memory);
      messages.set(place, message);
      return message;
    },
  };
}

export function segmentsSince(tiles: readonly SeenTile[], since: number): Uint8Array[] {
  return segmentsOf(tiles, ({ level, tile }) => level.segmentSince(tile, since));
}

export function segmentsOf(
  tiles: readonly SeenTile[],
  segmentOf: (tile: SeenTile) => Uint8Array | readonly Uint8Array[] | undefined,
): Uint8Array[] {
  const segments: Uint8Array[] = [];
  for (const tile of tiles) {
    const found = segmentOf(tile);
    if (found instanceof Uint8Array) segments.push(found);
    else if (found) segments.push(...found);
  }
  return segments;
}

function encode(
  segments: readonly Uint8Array[],
  header: Omit<FrameHeader, 'isSnapshot'>,
  memory: TickMemory,
): Message | undefined {
  if (segments.length === 0) return undefined;
  let message: Message | undefined;
  encodeFrame({ ...header, isSnapshot: false }, segments, (length) => {
    message = allocateMessage(length, memory);
    return message.frame;
  });
  return message;
}
