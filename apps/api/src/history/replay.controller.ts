import { Controller, Get, Headers, Inject, Param, Query, Res, UsePipes } from '@nestjs/common';
import {
  type ReplayIndex,
  type ReplayQuery,
  replayQuerySchema,
  SEGMENT_MS,
  wholeNumberTextSchema,
} from '@fleetmap/events';
import type { PositionStore } from '@fleetmap/storage';
import type { FastifyReply } from 'fastify';
import { Access } from '../auth/access.js';
import { Clock } from '../core/clock.js';
import { queryPipe } from '../core/query-pipe.js';
import { Refusal } from '../core/refusal.js';
import { POSITION_STORE } from '../core/tokens.js';

const FOR_GOOD = 'private, max-age=31536000, immutable';
const ASK_AGAIN = 'private, no-cache';

/** The fleet's past in segments: what a segment's address holds once it is closed never changes, so browsers keep it. */
@Controller('api/replay')
@UsePipes(queryPipe)
export class ReplayController {
  constructor(
    @Inject(POSITION_STORE) private readonly positions: PositionStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('view-history')
  async index(@Query({ schema: replayQuerySchema }) range: ReplayQuery): Promise<ReplayIndex> {
    const [segments, earliest] = await Promise.all([this.positions.segments(range), this.positions.earliest()]);
    return { segmentMs: SEGMENT_MS, earliest: earliest ?? null, now: this.clock.now(), segments };
  }

  /** An older revision is answered with what is there now, not to be kept. */
  @Get(':start/:revision')
  @Access('view-history')
  async segment(
    @Param('start', { schema: wholeNumberTextSchema }) start: number,
    @Param('revision', { schema: wholeNumberTextSchema }) revision: number,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [info] = await this.positions.segments({ from: start, until: start + 1 });
    if (info?.start !== start) throw new Refusal(NO_SEGMENT);
    const isFinal = info.isClosed && info.revision === revision;
    void reply.header('cache-control', isFinal ? FOR_GOOD : ASK_AGAIN).header('etag', tagOf(info));
    if (known === tagOf(info)) return void reply.status(304).send();
    const segment = await this.positions.segment(start);
    if (!segment) throw new Refusal(NO_SEGMENT);
    await reply.type('application/octet-stream').send(segment.bytes);
  }
}

function tagOf({ start, revision, positions }: { start: number; revision: number; positions: number }): string {
  return `"${start}-${revision}-${positions}"`;
}

const NO_SEGMENT = { code: 'not_found', message: 'Nothing was recorded then.' } as const;
