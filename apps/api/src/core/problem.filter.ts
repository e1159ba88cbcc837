import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Problem, Rejection } from '@fleetmap/events';
import type { FastifyReply } from 'fastify';
import { httpStatusOf, Refusal } from './refusal.js';

/** Every error over HTTP leaves as RFC 9457 problem+json: a code, a sentence, no stack, nothing of the input. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const { rejection, status } = this.refusalOf(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (status === httpStatusOf.store_busy) void reply.header('retry-after', '1');
    void reply.status(status).header('content-type', 'application/problem+json').send(problemOf(rejection, status));
  }

  private refusalOf(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    const status = statusOf(error);
    const known = refusalByStatus.get(status);
    if (known) return new Refusal(known, status);
    if (status >= 400 && status < 500)
      return new Refusal({ code: 'invalid_message', message: 'The request is not valid.' }, status);
    this.logger.error(error);
    return new Refusal({ code: 'internal', message: 'Something went wrong here; it was logged.' });
  }
}

/** What Nest, Fastify and its body parsers refuse by themselves, said in our words: theirs may quote the input. */
const refusalByStatus = new Map<number, Rejection>([
  [400, { code: 'invalid_message', message: 'The request could not be read.' }],
  [404, { code: 'not_found', message: 'There is nothing here.' }],
  [413, { code: 'payload_too_large', message: 'The request is larger than this server reads.' }],
  [415, { code: 'unsupported_media_type', message: 'The body must be of a type that this address reads.' }],
]);

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : httpStatusOf.internal;
}

export function problemOf({ code, message }: Rejection, status: number = httpStatusOf[code]): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail: message };
}
