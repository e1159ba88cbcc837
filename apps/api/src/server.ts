import { fileURLToPath } from 'node:url';
import type { LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { openStorage } from '@fleetmap/storage';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { createGate } from './auth/gate.js';
import { Identity } from './auth/identity.js';
import { ProblemFilter } from './core/problem.filter.js';
import { limitBodies } from './core/http/body-parsers.js';
import { limitLines } from './core/http/line-limits.js';
import { allowFrames } from './core/http/allow-frames.js';
import { PlainLog } from './core/log/plain-log.js';
import { takeFiles } from './core/http/take-files.js';
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
  adapter.getInstance().addHook('onRequest', createGate(env, app.get(Identity)));
  if (env.ALLOWED_EMBEDDERS.length > 0) app.use(allowFrames(env.ALLOWED_EMBEDDERS));
  if (env.ALLOWED_ORIGINS.length > 0) app.enableCors({ origin: env.ALLOWED_ORIGINS });
  app.use(serveFolder(WEB_DIST));
  limitBodies(app);
  takeFiles(app);
  limitLines(app.getHttpServer(), env);
  return app;
}

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
