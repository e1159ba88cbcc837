import { Controller, Get, Param, Query, type StreamableFile, UsePipes } from '@nestjs/common';
import {
  type Days,
  type DaysQuery,
  daysQuerySchema,
  type Journey,
  type TrackPage,
  type TrackQuery,
  trackQuerySchema,
  type TripsQuery,
  tripsQuerySchema,
  truckIdSchema,
} from '@fleetmap/events';
import { Access, From, requireAllowed } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import { Visibility } from '../auth/visibility.js';
import { queryPipe } from '../core/query-pipe.js';
import { History } from './history.js';
import { TrackExport } from './track-export.js';

const NO_TRUCK = ''; // a name that no truck can have

/** What a truck did. A truck without positions in the range has an empty history: whether it exists is not told here. */
@Controller('api/trucks/:truckId')
@UsePipes(queryPipe)
export class HistoryController {
  constructor(
    private readonly history: History,
    private readonly files: TrackExport,
    private readonly visibility: Visibility,
  ) {}

  @Get('track')
  @Access('view-history')
  track(
    @From() from: Principal,
    @Param('truckId', { schema: truckIdSchema }) truckId: string,
    @Query({ schema: trackQuerySchema }) query: TrackQuery,
  ): Promise<TrackPage | StreamableFile> {
    const source = this.sourceOf(from, truckId);
    if (query.format === 'json') return this.history.page(source, query);
    requireAllowed(from, 'export');
    return this.files.file(truckId, source, query);
  }

  @Get('days')
  @Access('view-history')
  days(
    @From() from: Principal,
    @Param('truckId', { schema: truckIdSchema }) truckId: string,
    @Query({ schema: daysQuerySchema }) query: DaysQuery,
  ): Promise<Days> {
    return this.history.days(this.sourceOf(from, truckId), query);
  }

  @Get('trips')
  @Access('view-history')
  trips(
    @From() from: Principal,
    @Param('truckId', { schema: truckIdSchema }) truckId: string,
    @Query({ schema: tripsQuerySchema }) query: TripsQuery,
  ): Promise<Journey> {
    return this.history.trips(this.sourceOf(from, truckId), query);
  }

  /** Whose history is read: for a truck that one may not see that of no truck, so that the answer is that of no truck. */
  private sourceOf(from: Principal, truckId: string): string {
    return this.visibility.sees(from, truckId) ? truckId : NO_TRUCK;
  }
}
