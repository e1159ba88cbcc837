import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../auth/access.js';
import { principalOfRequest } from '../../auth/request-principal.js';
import { type Fields, fieldsOf } from '../field-values.js';
import { Ingest } from '../ingest.js';
import { namedBy } from '../named-by.js';
import { requireAccepted } from '../verdict.js';
import { reportOfGpslogger } from './gpslogger.js';

/** `/ingest/gpslogger`: its custom URL, by GET or POST. It sends again what gets no 2xx, and some of the rest as well. */
@Controller('ingest/gpslogger')
export class GpsloggerController {
  constructor(private readonly ingest: Ingest) {}

  @Get()
  @Access('report')
  query(@Query() query: object, @Req() request: FastifyRequest): Promise<void> {
    return this.accept(fieldsOf(query), request);
  }

  @Post()
  @Access('report')
  @HttpCode(200)
  post(@Body() body: unknown, @Query() query: object, @Req() request: FastifyRequest): Promise<void> {
    return this.accept(fieldsOf({ ...query, ...(typeof body === 'object' ? body : {}) }), request);
  }

  private async accept(fields: Fields, request: FastifyRequest): Promise<void> {
    const from = principalOfRequest(request.raw);
    const report = namedBy(from, reportOfGpslogger(fields, userOf(request)));
    requireAccepted(await this.ingest.accept(report, from));
  }
}

function userOf({ headers }: FastifyRequest): string | undefined {
  const [, credentials] = /^Basic +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return credentials && (Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] || undefined);
}
