import { createHash } from 'node:crypto';
import { Body, Controller, HttpCode, Logger, Post, Req } from '@nestjs/common';
import { isRejection, MAX_REPORTS_PER_REQUEST } from '@fleetmap/events';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../auth/access.js';
import { principalOfRequest } from '../../auth/request-principal.js';
import { Refusal } from '../../core/refusal.js';
import { Ingest } from '../ingest.js';
import { namedBy } from '../named-by.js';
import { mayForget } from '../verdict.js';
import { overlandBatchSchema, reportOfOverland } from './overland.js';

/** `POST /ingest/overland`: a batch. The app deletes it when it reads `{"result":"ok"}`, and sends it again otherwise. */
@Controller('ingest/overland')
export class OverlandController {
  private readonly logger = new Logger(OverlandController.name);

  constructor(private readonly ingest: Ingest) {}

  @Post()
  @Access('report')
  @HttpCode(200)
  async accept(@Body() body: unknown, @Req() request: FastifyRequest): Promise<{ result: 'ok' }> {
    const { success, data } = overlandBatchSchema.safeParse(body);
    if (!success) throw new Refusal(NO_BATCH);
    if (data.locations.length > MAX_REPORTS_PER_REQUEST) throw new Refusal(TOO_MANY_REPORTS);
    const sender = senderOf(request);
    const from = principalOfRequest(request.raw);
    const reports = data.locations.map((feature) => namedBy(from, reportOfOverland(feature, sender)));
    // A phone that says nowhere who it is was set up wrong: it keeps its places until that is mended.
    if (reports.length > 0 && !reports.some((report) => report?.['truckId'])) throw new Refusal(NAMELESS);
    const answers = await this.ingest.acceptMany(reports, from);
    const refused = answers.filter((answer) => isRejection(answer));
    if (!mayForget(answers)) throw new Refusal(refused.find((answer) => !mayForget([answer]))!);
    if (refused.length > 0) this.logger.debug(`${refused.length} of ${answers.length} points were refused for good.`);
    return { result: 'ok' };
  }
}

/** A phone without `device_id` is known by its token. Its trace stands in for it: a token is shown nowhere. */
function senderOf({ headers }: FastifyRequest): string | undefined {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return token && `overland-${createHash('sha256').update(token).digest('hex').slice(0, 12)}`;
}

const NO_BATCH = { code: 'invalid_message', message: 'This is no batch of locations.' } as const;
const NAMELESS = {
  code: 'invalid_message',
  message: 'Set a device id in the app, or an access token: the batch does not say whose it is.',
} as const;
const TOO_MANY_REPORTS = {
  code: 'too_many_reports',
  message: `At most ${MAX_REPORTS_PER_REQUEST} locations in one batch.`,
} as const;
