import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { openStorage } from '@fleetmap/storage';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { refusalOfRequest } from './auth/gate.js';
import { problemOf, ProblemFilter } from './core/problem.filter.js';
import { limitBodies } from './core/http/body-parsers.js';
import { limitLines } from './core/http/line-limits.js';
import { PlainLog } from './core/log/plain-log.js';
import { createRequestRate } from './core/http/request-rate.js';
import { serveFolder } from './core/static-files.js';
import { answerBadAddress, answerBrokenRequest } from './core/http/wire-errors.js';
import type { Env } from './env.js';
import { SocketAdapter } from './live/socket-adapter.js';

const WEB_DIST = fileURLToPath(new URL('../../web/dist', import.meta.url));
const MAX_BODY_BYTES = 8 * 1024 * 1024; // 10,000 reports with attributes
const MAX_PARAM_LENGTH = 32_768; // longer than any request line that Node reads: names are checked by our own schemas
const HEAD_SHARE = 1 / 3; // of the time of a request: its head is a few hundred bytes
const LOOKS_PER_TIMEOUT = 10; // how often Node looks for requests that are too slow
const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];

/** The whole server but for listening, so that tests run what production runs. */
export async function createServer(env: Env): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: env.HTTP_TIMEOUT_MS,
    http: {
      headersTimeout: env.HTTP_TIMEOUT_MS * HEAD_SHARE,
      connectionsCheckingInterval: env.HTTP_TIMEOUT_MS / LOOKS_PER_TIMEOUT,
    },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerBadAddress,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
  });
  const logger = new PlainLog(LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(env.LOG_LEVEL) + 1));
  // Before Nest, which would end the process with a stack when the folder is in use.
  const storage = await openStorage({ dataDir: env.DATA_DIR, databaseUrl: env.DATABASE_URL });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forEnv(env, storage), adapter, {
    logger,
    bodyParser: false, // ours are stricter
    forceCloseConnections: true, // one client that does not say goodbye must not hold the process
  });
  app.useGlobalFilters(new ProblemFilter());
  app.useWebSocketAdapter(new SocketAdapter(app, env));
  app.useSecurityHeaders({ contentSecurityPolicy: { directives: contentSecurityOf(env) } });
  app.use(createGuard(env));
  if (env.ALLOWED_ORIGINS.length > 0) app.enableCors({ origin: env.ALLOWED_ORIGINS });
  app.use(serveFolder(WEB_DIST));
  limitBodies(app);
  limitLines(app.getHttpServer(), env);
  return app;
}

/** Asks the policy before anything else reads the request: before static files, bodies and routes. */
function createGuard(env: Env) {
  const asksTooMuch = createRequestRate();
  return function guard(request: IncomingMessage, response: ServerResponse, next: () => void): void {
    if (request.url?.startsWith('/api/')) response.setHeader('cache-control', 'no-store');
    const refusal = refusalOfRequest(request, env) ?? (asksTooMuch(request) ? ASKS_TOO_MUCH : undefined);
    if (!refusal) return next();
    const problem = problemOf(refusal);
    if (refusal === ASKS_TOO_MUCH) response.setHeader('retry-after', '1');
    response.writeHead(problem.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  };
}

const ASKS_TOO_MUCH = {
  code: 'rate_limited',
  message: 'Too many requests that cost much; ask again in a second.',
} as const;

function contentSecurityOf(env: Env): Record<string, string[] | null> {
  // `{s}` stands for the subdomains a.b.c of a tile server.
  const tiles = env.TILE_URL ? [/^https?:\/\/[^/]+/.exec(env.TILE_URL.replace('{s}', '*'))?.[0] ?? ''] : [];
  return {
    'default-src': ["'self'"],
    'base-uri': ["'none'"],
    'connect-src': ["'self'"],
    'font-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    'img-src': ["'self'", 'data:', ...tiles],
    'style-src': ["'self'", "'unsafe-inline'"], // the component library writes its theme into a style element
    'upgrade-insecure-requests': null, // http:// on a LAN address must work
  };
}
