import { Controller, Get, Headers, Inject, Param, Query, Res, UsePipes } from '@nestjs/common';
import { type ReplayIndex, type ReplayQuery, replayQuerySchema, wholeNumberTextSchema } from '@fleetmap/events';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Access, From } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import { Visibility } from '../auth/visibility.js';
import { queryPipe } from '../core/query-pipe.js';
import { Refusal } from '../core/refusal.js';
import { ENV } from '../core/tokens.js';
import type { Env } from '../env.js';
import { ReplaySegments } from './replay-segments.js';

const FOR_GOOD = 'private, max-age=31536000, immutable';
const ASK_AGAIN = 'private, no-cache';

const segmentAddressSchema = z.object({ start: wholeNumberTextSchema, revision: wholeNumberTextSchema });
type SegmentAddress = z.infer<typeof segmentAddressSchema>;

/** The fleet's past in segments: what a segment's address holds once it is closed never changes, so browsers keep it. */
@Controller('api/replay')
@UsePipes(queryPipe)
export class ReplayController {
  constructor(
    @Inject(ENV) private readonly env: Pick<Env, 'AUTH'>,
    private readonly segments: ReplaySegments,
    private readonly visibility: Visibility,
  ) {}

  @Get()
  @Access('view-history')
  index(@From() from: Principal, @Query({ schema: replayQuerySchema }) range: ReplayQuery): Promise<ReplayIndex> {
    return this.segments.index(this.visibility.scopeOf(from), range);
  }

  /** An older revision is answered with what is there now, not to be kept. */
  @Get(':start/:revision')
  @Access('view-history')
  async segment(
    @From() from: Principal,
    @Param({ schema: segmentAddressSchema }) { start, revision }: SegmentAddress,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const segment = await this.segments.find(this.visibility.scopeOf(from), start);
    if (!segment) throw new Refusal(NO_SEGMENT);
    const { info, tag } = segment;
    // Where people sign in, the next one at this browser may see other trucks.
    const isFinal = this.env.AUTH === 'open' && info.isClosed && info.revision === revision;
    void reply.header('cache-control', isFinal ? FOR_GOOD : ASK_AGAIN).header('etag', tag);
    if (known === tag) return void reply.status(304).send();
    const bytes = await segment.bytes();
    if (!bytes) throw new Refusal(NO_SEGMENT);
    await reply.type('application/octet-stream').send(bytes);
  }
}

const NO_SEGMENT = { code: 'not_found', message: 'Nothing was recorded then.' } as const;
