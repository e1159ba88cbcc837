import 'reflect-metadata';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { type Action, actionSchema, clientEvents, ROLES } from '@fleetmap/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionOf } from '../src/auth/access.js';
import { actionsOf, isAllowed } from '../src/auth/policy.js';
import { ANONYMOUS, LOCAL, type Principal, SIMULATOR } from '../src/auth/principal.js';
import { actionsOfEvents } from '../src/auth/socket-gate.js';
import { type RunningServer, startServer } from './running-server.js';
import { somebody } from './somebody.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ AUTH: 'required' });
});
afterAll(() => server.stop());

/** Every method of every controller that answers a route. */
function routes(): { name: string; action: Action | undefined }[] {
  const controllers = [...server.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const { name, prototype } = metatype as { name: string; prototype: object };
    return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([key, { value }]) =>
      typeof value === 'function' && key !== 'constructor' && Reflect.hasMetadata(PATH_METADATA, value as object)
        ? [{ name: `${name}.${key}`, action: actionOf(value as object) }]
        : [],
    );
  });
}

const account = { userId: 'U', name: 'Ana', fleets: 'all', expiresAt: Infinity } as const;
const users = ROLES.map((role): Principal => ({ kind: 'user', sessionId: 'S', role, ...account }));

/** A route that somebody forgot to declare, asked on this machine while everybody here may do everything. */
async function statusOfUndeclared(): Promise<number> {
  const open = await startServer(
    {},
    {
      prepare: (app) =>
        app
          .getHttpAdapter()
          .getInstance()
          .get('/x', () => 'secret'),
    },
  );
  const { status } = await fetch(`${open.url}/x`);
  await open.stop();
  return status;
}

describe('the policy', () => {
  it('AC6: every route declares what it does', () => {
    expect(routes().length).toBeGreaterThan(15);
    expect(routes().filter(({ action }) => action === undefined)).toEqual([]);
  });

  it('AC6: every event of the catalog is handled and declares what it does', () => {
    const actions = actionsOfEvents(server.app);
    expect([...actions.keys()].toSorted()).toEqual(Object.keys(clientEvents).toSorted());
    expect([...actions].filter(([, action]) => action === undefined)).toEqual([]);
  });

  it('AC6: what declares nothing is refused to everybody', async () => {
    expect(await statusOfUndeclared()).toBe(403);
    const socket = await server.connect({ auth: { token: somebody(server, 'admin').token } });
    expect(await socket.emitWithAck('undeclared' as 'join', { user: 'Ana' })).toMatchObject({ code: 'not_found' });
  });

  it('AC7: each role may do what those before it may, and more', () => {
    const may = users.map((user) => actionsOf(user));
    for (const [index, actions] of may.entries()) {
      expect(may[index - 1]?.filter((action) => !actions.includes(action)) ?? []).toEqual([]);
      expect(actions.length).toBeGreaterThan(may[index - 1]?.length ?? 0);
    }
    expect(may.at(-1)).toEqual(actionSchema.options);
  });

  it('AC7: who is nobody, a device, a link or a simulated truck may do as good as nothing', () => {
    const device: Principal = { kind: 'device', deviceId: 'D', truckId: 'T1' };
    const share: Principal = { kind: 'share', linkId: 'L', truckIds: new Set(['T1']), expiresAt: Infinity };
    expect(actionsOf(ANONYMOUS)).toEqual(['enter', 'report']);
    expect(actionsOf(device)).toEqual(['enter', 'report']);
    expect(actionsOf(share)).toEqual(['enter', 'view-live', 'view-shared']);
    expect(actionsOf(SIMULATOR)).toEqual(['report']);
    expect(isAllowed(LOCAL, 'manage-users')).toBe(true);
  });

  it('AC7: an API token neither makes users nor more tokens', () => {
    const token: Principal = { kind: 'token', tokenId: 'K', role: 'admin', ...account };
    expect(isAllowed(token, 'own-account') || isAllowed(token, 'manage-users')).toBe(false);
    expect(isAllowed(token, 'manage-devices')).toBe(true);
  });
});
