import { rejectionCodeSchema } from '@fleetmap/events';
import { jsonSchemaOf } from './json-schema.js';
import type { DeclaredRoute } from './routes.js';

/** Our HTTP addresses as OpenAPI 3.1: every one, with the schemas that check what is sent. */
export function openApiOf(routes: readonly DeclaredRoute[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}').replaceAll('*', '{rest}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route, path);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fleetmap',
      version: '1',
      description: 'Degrees (WGS 84), metres, metres per second, epoch milliseconds.',
    },
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{}, { token: [] }],
  };
}

function operationOf({ method, room, name, parameters }: DeclaredRoute, path: string): object {
  const body = parameters.find(({ kind }) => kind === 'body');
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, wanted]) => ({
    name: wanted,
    in: 'path',
    required: true,
    schema: schemaOrText(parameters.find((each) => each.kind === 'path' && each.name === wanted)?.schema),
  }));
  return {
    operationId: `${room}.${name}.${method.toLowerCase()}`,
    tags: [room],
    parameters: [
      ...named,
      ...parameters.filter(({ kind }) => kind === 'query').flatMap(({ schema }) => queryOf(schema)),
    ],
    ...(body ? { requestBody: { content: { 'application/json': { schema: jsonSchemaOf(body.schema) } } } } : {}),
    responses: { '2XX': { description: 'Done.' }, default: REFUSED },
  };
}

function queryOf(schema: unknown): object[] {
  const { properties = {}, required = [] } = jsonSchemaOf(schema) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: part,
  }));
}

function schemaOrText(schema: unknown): object {
  const described = jsonSchemaOf(schema);
  return Object.keys(described).length > 0 ? described : { type: 'string' };
}

const REFUSED = {
  description: 'Refused: RFC 9457, with a code.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: rejectionCodeSchema.options },
    detail: { type: 'string' },
  },
};
