import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { isRejection } from '@fleetmap/events';
import type { FastifyRequest } from 'fastify';
import { principalOfRequest } from '../auth/principal.js';
import { Refusal } from '../core/refusal.js';
import { Ingest } from './ingest.js';
import { reportOfOsmand } from './osmand.js';
import { reportOfTraccarClient } from './traccar-client.js';

/**
 * `/ingest/osmand`: the query of OsmAnd and Traccar Client ≤ 8 (GET, or POST as query or form), and the JSON body of
 * Traccar Client 9. Answers as Traccar does: 200 and nothing, 400 refused, 404 for an unknown device in JSON.
 */
@Controller('ingest/osmand')
export class OsmandController {
  constructor(private readonly ingest: Ingest) {}

  @Get()
  query(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): void {
    this.accept(reportOfOsmand(fieldsOf(query)), request, QUERY_STATUS);
  }

  @Post()
  @HttpCode(200)
  post(@Body() body: unknown, @Query() query: Record<string, unknown>, @Req() request: FastifyRequest): void {
    if (request.headers['content-type']?.startsWith('application/json')) {
      this.accept(reportOfTraccarClient(body), request, JSON_STATUS);
    } else {
      const form = typeof body === 'object' ? body : {};
      this.accept(reportOfOsmand(fieldsOf({ ...query, ...form })), request, QUERY_STATUS);
    }
  }

  private accept(report: unknown, request: FastifyRequest, unknownDeviceStatus: number): void {
    const answer = this.ingest.accept(report, principalOfRequest(request.raw));
    if (isRejection(answer)) throw new Refusal(answer, answer.code === 'unknown_device' ? unknownDeviceStatus : 400);
  }
}

const QUERY_STATUS = 400;
const JSON_STATUS = 404;

/** A repeated name keeps its last value; anything but text is nothing. */
function fieldsOf(query: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) as Record<string, string>;
}
