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
import { Access } from '../auth/access.js';
import { queryPipe } from '../core/query-pipe.js';
import { History } from './history.js';
import { TrackExport } from './track-export.js';

/** What a truck did. A truck without positions in the range has an empty history: whether it exists is not told here. */
@Controller('api/trucks/:truckId')
@UsePipes(queryPipe)
export class HistoryController {
  constructor(
    private readonly history: History,
    private readonly files: TrackExport,
  ) {}

  @Get('track')
  @Access('view-history')
  track(
    @Param('truckId', { schema: truckIdSchema }) truckId: string,
    @Query({ schema: trackQuerySchema }) query: TrackQuery,
  ): Promise<TrackPage | StreamableFile> {
    return query.format === 'json' ? this.history.page(truckId, query) : this.files.file(truckId, query);
  }

  @Get('days')
  @Access('view-history')
  days(
    @Param('truckId', { schema: truckIdSchema }) truckId: string,
    @Query({ schema: daysQuerySchema }) query: DaysQuery,
  ): Promise<Days> {
    return this.history.days(truckId, query);
  }

  @Get('trips')
  @Access('view-history')
  trips(
    @Param('truckId', { schema: truckIdSchema }) truckId: string,
    @Query({ schema: tripsQuerySchema }) query: TripsQuery,
  ): Promise<Journey> {
    return this.history.trips(truckId, query);
  }
}
