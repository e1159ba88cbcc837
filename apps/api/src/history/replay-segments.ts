import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { pickOfReplaySegment, type ReplayIndex, type ReplayQuery, SEGMENT_MS } from '@fleetmap/events';
import type { PositionStore, SegmentInfo } from '@fleetmap/storage';
import type { Scope } from '../auth/visibility.js';
import { Clock } from '../core/clock.js';
import { POSITION_STORE } from '../core/tokens.js';

const HOUR_MS = 60 * 60_000;

/** A segment as one audience may see it. */
export interface SeenSegment {
  readonly info: SegmentInfo;
  /** Changes with every byte. */
  readonly tag: string;
  /** Undefined when it was pruned meanwhile. */
  bytes(): Promise<Uint8Array | undefined>;
}

/** The fleet's past in segments; who sees some trucks only gets the segments that these alone would have left. */
@Injectable()
export class ReplaySegments {
  constructor(
    @Inject(POSITION_STORE) private readonly positions: PositionStore,
    private readonly clock: Clock,
  ) {}

  async index(scope: Scope, range: ReplayQuery): Promise<ReplayIndex> {
    const [segments, earliest] = await Promise.all([this.positions.segments(range), this.positions.earliest()]);
    const seen = scope.isWhole ? segments : await this.ofSome(scope, range, segments);
    return { segmentMs: SEGMENT_MS, earliest: earliest ?? null, now: this.clock.now(), segments: seen };
  }

  /** Undefined when nothing was recorded then of what this audience sees. */
  async find(scope: Scope, start: number): Promise<SeenSegment | undefined> {
    const [info] = await this.positions.segments({ from: start, until: start + 1 });
    if (info?.start !== start) return undefined;
    const readWhole = async () => (await this.positions.segment(start))?.bytes;
    if (scope.isWhole) return { info, tag: `"${start}-${info.revision}-${info.positions}"`, bytes: readWhole };
    const whole = await readWhole();
    const bytes = whole && pickOfReplaySegment(whole, (truckId) => scope.has(truckId));
    if (!bytes) return undefined;
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    return { info, tag, bytes: () => Promise.resolve(bytes) };
  }

  /** By the hours in which these trucks told something. How much all others told is not told. */
  private async ofSome(scope: Scope, { from, until }: ReplayQuery, segments: SegmentInfo[]): Promise<SegmentInfo[]> {
    const trucksByHour = new Map<number, number>();
    for (const truckId of scope.truckIds()) {
      for (const hour of await this.positions.hoursWithData(truckId, { from: from - HOUR_MS, until }))
        trucksByHour.set(hour, (trucksByHour.get(hour) ?? 0) + 1);
    }
    return segments.flatMap((segment) => {
      const trucks = trucksByHour.get(Math.floor(segment.start / HOUR_MS) * HOUR_MS);
      return trucks === undefined ? [] : [{ ...segment, trucks, positions: trucks }];
    });
  }
}
