import { Body, Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../auth/access.js';
import { principalOfRequest } from '../../auth/request-principal.js';
import { fieldsOf } from '../field-values.js';
import { Ingest } from '../ingest.js';
import { namedBy } from '../named-by.js';
import { requireAccepted } from '../verdict.js';
import { NOT_A_LOCATION, reportOfOwntracks } from './owntracks.js';

/** `POST /ingest/owntracks`. The app wants a JSON array, of messages for it; anything but 2xx and it keeps the message. */
@Controller('ingest/owntracks')
export class OwntracksController {
  constructor(private readonly ingest: Ingest) {}

  @Post()
  @Access('report')
  @HttpCode(200)
  async accept(@Body() body: unknown, @Query() query: object, @Req() request: FastifyRequest): Promise<[]> {
    const report = reportOfOwntracks(body, nameOf(request, query));
    if (report === NOT_A_LOCATION) return [];
    const from = principalOfRequest(request.raw);
    requireAccepted(await this.ingest.accept(namedBy(from, report), from));
    return [];
  }
}

/** The topic under which the same app would publish by MQTT, so that a truck stays the same when its phone changes over. */
function nameOf({ headers }: FastifyRequest, query: object): string | undefined {
  const { u, d, 'x-limit-u': user = u, 'x-limit-d': device = d } = fieldsOf({ ...query, ...headers });
  return user && device ? `owntracks/${user}/${device}` : undefined;
}
