import { clientEvents, rejectionSchema, serverEvents } from '@fleetmap/events';
import { jsonSchemaOf } from './json-schema.js';

/** The socket's two event catalogs as AsyncAPI 3.0. */
export function asyncApi(): object {
  const asked = Object.entries(clientEvents).map(([name, { about, payload, answer }]) => ({
    key: `ask-${name}`,
    message: {
      name,
      summary: about,
      payload: jsonSchemaOf(payload),
      'x-acknowledgement': { anyOf: [jsonSchemaOf(answer, 'output'), REJECTION] },
    },
  }));
  const told = Object.entries(serverEvents).map(([name, { about, payload }]) => ({
    key: `tell-${name}`,
    message: { name, summary: about, payload: jsonSchemaOf(payload, 'output') },
  }));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Fleetmap live',
      version: '1',
      description: 'Socket.IO v5 on /socket.io, namespace /. A token travels in `auth`.',
    },
    channels: {
      socket: {
        address: '/socket.io',
        messages: Object.fromEntries([...asked, ...told].map(({ key, message }) => [key, message])),
      },
    },
    operations: {
      ask: { action: 'receive', channel: { $ref: '#/channels/socket' }, messages: refs(asked) },
      tell: { action: 'send', channel: { $ref: '#/channels/socket' }, messages: refs(told) },
    },
  };
}

function refs(of: readonly { key: string }[]): object[] {
  return of.map(({ key }) => ({ $ref: `#/channels/socket/messages/${key}` }));
}

const REJECTION = jsonSchemaOf(rejectionSchema, 'output');
