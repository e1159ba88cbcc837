import { Inject, Injectable } from '@nestjs/common';
import {
  type Days,
  type DaysQuery,
  type Journey,
  MAX_POSITIONS_PER_PAGE,
  type Position,
  type TrackPage,
  type TrackQuery,
  type TripsQuery,
} from '@fleetmap/events';
import { simplifyLine } from '@fleetmap/geo';
import { createTripFold } from '@fleetmap/motion';
import type { PositionStore, TimeRange } from '@fleetmap/storage';
import { POSITION_STORE } from '../core/tokens.js';
import { daysOfHours } from './local-days.js';

/** What one truck did, out of its stored positions. */
@Injectable()
export class History {
  constructor(@Inject(POSITION_STORE) private readonly positions: PositionStore) {}

  /** One page; positions are left out within it, so that no page waits for another. */
  async page(truckId: string, { from, until, after, limit, simplify }: TrackQuery): Promise<TrackPage> {
    const start = after === undefined ? from : Math.max(from, after + 1);
    // One more than asked for tells whether there is a next page.
    const found = await this.positions.track({ truckId, from: start, until, limit: limit + 1 });
    const page = found.slice(0, limit);
    const next = found.length > limit ? page.at(-1)!.recordedAt : null;
    return { positions: simplifyLine(page, simplify), next };
  }

  /** All positions of a range, a page at a time. */
  async *pages(range: TimeRange & { readonly truckId: string }): AsyncGenerator<Position[]> {
    let from = range.from;
    while (from < range.until) {
      const page = await this.positions.track({ ...range, from, limit: MAX_POSITIONS_PER_PAGE });
      if (page.length > 0) yield page;
      if (page.length < MAX_POSITIONS_PER_PAGE) return;
      from = page.at(-1)!.recordedAt + 1;
    }
  }

  /** Trips and stops, cut off at the ends of the range. */
  async trips(truckId: string, range: TripsQuery): Promise<Journey> {
    const fold = createTripFold();
    for await (const page of this.pages({ truckId, ...range })) for (const position of page) fold.add(position);
    return fold.finish();
  }

  async days(truckId: string, range: DaysQuery): Promise<Days> {
    const hours = await this.positions.hoursWithData(truckId, range);
    const hasFix = async (from: number, until: number): Promise<boolean> =>
      (await this.positions.track({ truckId, from, until, limit: 1 })).length > 0;
    return { days: await daysOfHours(hours, { ...range, hasFix }) };
  }
}
