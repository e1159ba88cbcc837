import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SECURE_SESSION_COOKIE, SESSION_COOKIE } from '../auth/credential.js';
import { LONGEST_MS } from './sessions.js';

// Strict: the page itself is the same for everybody, and what it asks then comes from this site.
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';

/** Gives the browser its session's secret, which no script can read. */
export function setSessionCookie(secret: string, request: FastifyRequest, reply: FastifyReply): void {
  const age = `Max-Age=${LONGEST_MS / 1000}`;
  const cookie = isSecure(request.raw)
    ? `${SECURE_SESSION_COOKIE}=${secret}; ${ATTRIBUTES}; ${age}; Secure`
    : `${SESSION_COOKIE}=${secret}; ${ATTRIBUTES}; ${age}`;
  void reply.header('set-cookie', cookie);
}

export function clearSessionCookie(reply: FastifyReply): void {
  const gone = [SESSION_COOKIE, SECURE_SESSION_COOKIE].map((name) => `${name}=; ${ATTRIBUTES}; Max-Age=0`);
  void reply.header('set-cookie', [gone[0]!, `${gone[1]}; Secure`]);
}

/** A proxy that does https says so; who lies about it hurts only their own cookie. */
function isSecure({ headers }: IncomingMessage): boolean {
  return [headers['x-forwarded-proto']].flat().at(-1)?.split(',').at(-1)?.trim() === 'https';
}
