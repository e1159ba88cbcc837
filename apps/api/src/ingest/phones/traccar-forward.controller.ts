import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../auth/access.js';
import { principalOfRequest } from '../../auth/request-principal.js';
import { Ingest } from '../ingest.js';
import { requireAccepted } from '../verdict.js';
import { reportOfTraccarForward } from './traccar-forward.js';

/** `POST /ingest/traccar`: one position of one device of a Traccar server, which may try again without a 2xx. */
@Controller('ingest/traccar')
export class TraccarForwardController {
  constructor(private readonly ingest: Ingest) {}

  @Post()
  @Access('report')
  @HttpCode(200)
  async accept(@Body() body: unknown, @Req() request: FastifyRequest): Promise<void> {
    requireAccepted(await this.ingest.accept(reportOfTraccarForward(body), principalOfRequest(request.raw)));
  }
}
