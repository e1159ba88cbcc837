import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { type Accepted, type BatchAnswer, isRejection, MAX_REPORTS_PER_REQUEST, type Problem } from '@fleetmap/events';
import type { FastifyReply } from 'fastify';
import { Access, From } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import { problemOf } from '../core/problem.filter.js';
import { Refusal } from '../core/refusal.js';
import { Ingest } from './ingest.js';

/** `POST /api/positions`: one report, or an array of them. */
@Controller('api/positions')
export class PositionsController {
  constructor(private readonly ingest: Ingest) {}

  @Post()
  @Access('report')
  @HttpCode(200)
  accept(
    @Body() body: unknown,
    @From() from: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Accepted | BatchAnswer | (Problem & BatchAnswer)> {
    return Array.isArray(body) ? this.acceptMany(body, from, reply) : this.acceptOne(body, from);
  }

  private async acceptOne(report: unknown, from: Principal): Promise<Accepted> {
    const answer = await this.ingest.accept(report, from);
    if (isRejection(answer)) throw new Refusal(answer);
    return answer;
  }

  /** Good reports of a batch are kept whatever the others are like: 200 all, 207 some, 422 none. */
  private async acceptMany(
    reports: unknown[],
    from: Principal,
    reply: FastifyReply,
  ): Promise<BatchAnswer | (Problem & BatchAnswer)> {
    if (reports.length > MAX_REPORTS_PER_REQUEST) throw new Refusal(TOO_MANY_REPORTS);
    const answers = await this.ingest.acceptMany(reports, from);
    const refused: BatchAnswer['refused'] = [];
    for (const [index, answer] of answers.entries()) if (isRejection(answer)) refused.push({ index, ...answer });
    const busy = refused.find(({ code }) => code === 'store_busy');
    if (busy) throw new Refusal({ code: busy.code, message: busy.message }); // the whole batch may be sent again
    const answer = { accepted: reports.length - refused.length, refused };
    if (refused.length === 0) return answer;
    if (answer.accepted > 0) {
      void reply.status(207);
      return answer;
    }
    void reply.status(422).header('content-type', 'application/problem+json');
    return {
      ...problemOf({ code: 'invalid_report', message: 'No report of this batch was accepted.' }, 422),
      ...answer,
    };
  }
}

const TOO_MANY_REPORTS = {
  code: 'too_many_reports',
  message: `At most ${MAX_REPORTS_PER_REQUEST} reports in one request.`,
} as const;
