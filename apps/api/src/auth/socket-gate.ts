import { ModulesContainer } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { Action } from '@fleetmap/events';
import type { LiveSocket } from '../core/live-socket.js';
import { actionOf } from './access.js';
import { refusalOf } from './policy.js';

const EVENT = 'message'; // where Nest's @SubscribeMessage keeps the event's name

/** Every socket event that a gateway handles, and the action that it declares. */
export function actionsOfEvents(app: INestApplicationContext): ReadonlyMap<string, Action | undefined> {
  const actions = new Map<string, Action | undefined>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.providers.values()) {
      for (const method of methodsOf(metatype)) {
        const event = Reflect.getMetadata(EVENT, method) as string | undefined;
        if (event !== undefined) actions.set(event, actionOf(method));
      }
    }
  }
  return actions;
}

/** Asks the policy before a gateway sees the event. */
export function guardEvents(socket: LiveSocket, actions: ReadonlyMap<string, Action | undefined>): void {
  socket.use((message, next) => {
    const action = actions.get(message[0]);
    const refusal = action === undefined ? NO_SUCH_EVENT : refusalOf(socket.data.principal, action);
    const acknowledge: unknown = message.at(-1);
    if (!refusal) next();
    else if (typeof acknowledge === 'function') acknowledge(refusal);
    else socket.emit('rejection', refusal);
  });
}

function methodsOf(metatype: unknown): object[] {
  if (typeof metatype !== 'function') return [];
  const prototype = (metatype.prototype ?? {}) as object;
  return Object.values(Object.getOwnPropertyDescriptors(prototype)).flatMap(({ value }) =>
    typeof value === 'function' ? [value as object] : [],
  );
}

const NO_SUCH_EVENT = { code: 'not_found', message: 'There is no such event.' } as const;
