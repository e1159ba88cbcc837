import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Action } from '@fleetmap/events';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { LiveSocket } from '../core/live-socket.js';
import { Refusal } from '../core/refusal.js';
import { refusalOf } from './policy.js';
import type { Principal } from './principal.js';
import { principalOfRequest } from './request-principal.js';

const ACTION = 'fleetmap:action';

/** Declares what a route or a socket event does. One that declares nothing is refused to everybody. */
export function Access(action: Action): MethodDecorator {
  return applyDecorators(SetMetadata(ACTION, action), RouteConfig({ action }));
}

/** For what only a part of a route does. @throws Refusal when this principal may not */
export function requireAllowed(principal: Principal, action: Action): void {
  const refusal = refusalOf(principal, action);
  if (refusal) throw new Refusal(refusal);
}

/** What the method of a controller or gateway declares. */
export function actionOf(method: object): Action | undefined {
  return Reflect.getMetadata(ACTION, method) as Action | undefined;
}

/** The parameter is who asks, over HTTP or a socket. */
export const From = createParamDecorator((_nothing: unknown, host: ExecutionContext): Principal => {
  if (host.getType() === 'ws') return host.switchToWs().getClient<LiveSocket>().data.principal;
  return principalOfRequest(host.switchToHttp().getRequest<FastifyRequest>().raw);
});
