import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Rejection } from '@fleetmap/events';
import { problemOf } from '../problem.filter.js';

const UNREADABLE: Rejection = { code: 'invalid_message', message: 'The request could not be read.' };
const TOO_SLOW: Rejection = { code: 'rate_limited', message: 'The request came too slowly.' };
const HEAD_TOO_LARGE: Rejection = {
  code: 'payload_too_large',
  message: 'The address and the headers are longer than this server reads.',
};

/** What never became a request, by the code that Node gives it: a head that drips or is too long; the rest is not HTTP. */
const refusalByCode = new Map<string, readonly [number, Rejection]>([
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, TOO_SLOW]],
  ['HPE_HEADER_OVERFLOW', [431, HEAD_TOO_LARGE]],
]);

/** Says why, as every other error is said, and hangs up. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, rejection] = refusalByCode.get(error.code ?? '') ?? [400, UNREADABLE];
  const body = JSON.stringify(problemOf(rejection, status));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

/** What Fastify refuses before there is a route: an address that cannot be decoded. */
export function answerBadAddress(
  _error: unknown,
  _request: { raw: IncomingMessage },
  reply: { raw: ServerResponse },
): void {
  const body = JSON.stringify(problemOf(UNREADABLE, 400));
  reply.raw.writeHead(400, { 'content-type': 'application/problem+json' }).end(body);
}
