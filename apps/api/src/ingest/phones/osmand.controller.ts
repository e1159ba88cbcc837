import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { isRejection } from '@fleetmap/events';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../auth/access.js';
import { Identity } from '../../auth/identity.js';
import type { Principal } from '../../auth/principal.js';
import { principalOfRequest } from '../../auth/request-principal.js';
import { Refusal } from '../../core/refusal.js';
import { fieldsOf } from '../field-values.js';
import { Ingest } from '../ingest.js';
import { namedBy } from '../named-by.js';
import { reportOfOsmand } from './osmand.js';
import { reportOfTraccarClient } from './traccar-client.js';

/**
 * `/ingest/osmand`: the query of OsmAnd and Traccar Client ≤ 8 (GET, or POST as query or form), and the JSON body of
 * Traccar Client 9. Answers as Traccar does: 200 and nothing, 400 refused, 404 for an unknown device in JSON.
 */
@Controller('ingest/osmand')
export class OsmandController {
  constructor(
    private readonly ingest: Ingest,
    private readonly identity: Identity,
  ) {}

  @Get()
  @Access('report')
  query(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<void> {
    return this.accept(reportOfOsmand(fieldsOf(query)), principalOfRequest(request.raw), QUERY_STATUS);
  }

  @Post()
  @Access('report')
  @HttpCode(200)
  post(@Body() body: unknown, @Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<void> {
    if (request.headers['content-type']?.startsWith('application/json')) {
      const from = this.deviceOf(body) ?? principalOfRequest(request.raw);
      return this.accept(reportOfTraccarClient(body), from, JSON_STATUS);
    }
    const form = typeof body === 'object' ? body : {};
    return this.accept(reportOfOsmand(fieldsOf({ ...query, ...form })), principalOfRequest(request.raw), QUERY_STATUS);
  }

  /** Traccar Client can carry a secret nowhere but in its device identifier; in a body it may, an address ends up in logs. */
  private deviceOf(body: unknown): Principal | undefined {
    const name = (body as { device_id?: unknown } | null)?.device_id;
    const from = typeof name === 'string' ? this.identity.of({ token: name }) : undefined;
    return from?.kind === 'device' ? from : undefined;
  }

  private async accept(report: unknown, from: Principal, unknownDeviceStatus: number): Promise<void> {
    const answer = await this.ingest.accept(namedBy(from, report), from);
    if (!isRejection(answer)) return;
    if (answer.code === 'store_busy') throw new Refusal(answer); // 503: these apps keep the position and try again
    throw new Refusal(answer, answer.code === 'unknown_device' ? unknownDeviceStatus : 400);
  }
}

const QUERY_STATUS = 400;
const JSON_STATUS = 404;
