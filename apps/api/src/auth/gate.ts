import type { IncomingMessage } from 'node:http';
import type { Rejection } from '@fleetmap/events';
import type { Env } from '../env.js';
import { isAllowedOrigin } from './origin.js';
import { type Action, isAllowed } from './policy.js';
import { principalOfRequest } from './principal.js';

/** Why this HTTP request may not pass, or undefined when it may. Runs before anything reads the body. */
export function refusalOfRequest(request: IncomingMessage, env: Env): Rejection | undefined {
  if (!isAllowedOrigin(request, env))
    return { code: 'forbidden_origin', message: 'Pages of this site may not use this server.' };
  const action = actionOf(request);
  if (action === undefined || isAllowed(env.AUTH, principalOfRequest(request), action)) return undefined;
  return { code: 'forbidden', message: 'From here devices may report; the map is shown on the server itself only.' };
}

/** Undefined: open to everybody. Sockets are asked per event. */
function actionOf({ method, url = '/' }: IncomingMessage): Action | undefined {
  if (/^\/(api\/(health|ready)|socket\.io)\b/.test(url)) return undefined;
  if (/^\/(ingest\/|api\/positions\b)/.test(url)) return 'report';
  return /^\/api\/(simulations|scenarios)\b/.test(url) && method !== 'GET' && method !== 'HEAD' ? 'simulate' : 'view';
}
