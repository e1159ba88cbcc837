import { RequestMethod, type Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';

// Where Nest's decorators keep what they were told.
const PATH = 'path';
const METHOD = 'method';
const ARGUMENTS = '__routeArguments__';
const KIND_BY_NUMBER: Readonly<Record<string, ParameterKind>> = { 3: 'body', 4: 'query', 5: 'path' };

type ParameterKind = 'body' | 'query' | 'path';

/** One parameter of a handler. Without a name it is the whole body or query. */
interface Parameter {
  readonly kind: ParameterKind;
  readonly name: string | undefined;
  readonly schema: unknown;
}

/** What a handler answers, as its decorators declare it: documents made of this cannot lag behind. */
export interface DeclaredRoute {
  readonly method: string;
  /** With Fastify's `:name`. */
  readonly path: string;
  readonly room: string;
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

export function declaredRoutes(modules: ModulesContainer): DeclaredRoute[] {
  return [...modules.values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype }) =>
      typeof metatype === 'function' ? routesOf(metatype as Type) : [],
    ),
  );
}

function routesOf(controller: Type): DeclaredRoute[] {
  const prototype = controller.prototype as object;
  const prefixes = [Reflect.getMetadata(PATH, controller) as string | string[]].flat();
  return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) => {
    if (typeof value !== 'function' || !Reflect.hasMetadata(METHOD, value as object)) return [];
    const method = RequestMethod[Reflect.getMetadata(METHOD, value as object) as number] ?? 'GET';
    const endings = [Reflect.getMetadata(PATH, value as object) as string | string[]].flat();
    const parameters = parametersOf(controller, name);
    const room = controller.name.replace(/Controller$/, '');
    return prefixes.flatMap((prefix) =>
      endings.map((ending) => ({ method, path: joined(prefix, ending), room, name, parameters })),
    );
  });
}

function parametersOf(controller: Type, handler: string): Parameter[] {
  type Argument = { data?: unknown; schema?: unknown };
  const given = (Reflect.getMetadata(ARGUMENTS, controller, handler) ?? {}) as Record<string, Argument>;
  return Object.entries(given).flatMap(([key, { data, schema }]) => {
    const kind = KIND_BY_NUMBER[key.split(':')[0] ?? ''];
    return kind ? [{ kind, name: typeof data === 'string' ? data : undefined, schema }] : [];
  });
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
