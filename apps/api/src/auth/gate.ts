import type { IncomingMessage } from 'node:http';
import type { Action, Rejection } from '@fleetmap/events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createRequestRate } from '../core/http/request-rate.js';
import { problemOf } from '../core/problem.filter.js';
import type { Env } from '../env.js';
import { credentialOfRequest } from './credential.js';
import type { Identity } from './identity.js';
import { isAllowedOrigin } from './origin.js';
import { notePrincipal } from './request-principal.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does, as its `@Access` declares. */
    action?: Action;
  }
}

type Gate = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void;

/** Asks the policy before anything else reads the request: before static files, bodies and handlers. */
export function createGate(env: Env, identity: Identity): Gate {
  const asksTooMuch = createRequestRate();
  return function gate(request, reply, done) {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    const refusal = refusalOfRequest(request, env, identity) ?? (asksTooMuch(request.raw) ? ASKS_TOO_MUCH : undefined);
    if (!refusal) return done();
    if (refusal === ASKS_TOO_MUCH) void reply.header('retry-after', '1');
    const problem = problemOf(refusal);
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
  };
}

function refusalOfRequest(request: FastifyRequest, env: Env, identity: Identity): Rejection | undefined {
  if (!isAllowedOrigin(request.raw, env)) return FORBIDDEN_ORIGIN;
  // No route: the files of the desk, or nothing. A preflight is answered by the CORS rules alone.
  if (request.is404 || request.method === 'OPTIONS') return undefined;
  const { action } = request.routeOptions.config;
  if (action === undefined) return UNDECLARED;
  const credential = credentialOfRequest(request.raw);
  const principal = identity.of(credential);
  notePrincipal(request.raw, principal);
  const isByBrowser = principal.kind === 'user' || action === 'enter';
  if (isByBrowser && isForgeable(request.raw)) return FORBIDDEN_ORIGIN;
  return identity.refusalOf(principal, action);
}

/**
 * Browsers send the cookie by themselves, and with every change the page's origin, which was checked. What tells none must
 * send a header that no page of another site can make a browser send.
 */
function isForgeable({ method = 'GET', headers }: IncomingMessage): boolean {
  return !['GET', 'HEAD'].includes(method) && headers.origin === undefined && headers['x-fleetmap'] === undefined;
}

const FORBIDDEN_ORIGIN: Rejection = {
  code: 'forbidden_origin',
  message: 'Pages of this site may not use this server.',
};
const ASKS_TOO_MUCH: Rejection = {
  code: 'rate_limited',
  message: 'Too many requests that cost much; ask again in a second.',
};
const UNDECLARED: Rejection = { code: 'forbidden', message: 'Nobody may do this.' };
