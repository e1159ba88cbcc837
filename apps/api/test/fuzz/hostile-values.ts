import { readAcceptance } from '@fleetmap/testing';
import fc from 'fast-check';
import { z } from 'zod';

/** Never to be seen in an answer: what is refused is not said back. */
export const CANARY = 'canary<script>7f3a</script>';

const naughty = readAcceptance<string[]>('fuzz/blns.json') ?? [];
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

/** Strings that break programs, short and long. */
export const hostileStrings: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    CANARY,
    '',
    '*',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '\r\nSet-Cookie: a=b',
    '\u0000',
    ...naughty,
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer({ min: 100, max: 20_000 }).map((length) => 'x'.repeat(length)),
);

/** What people who mean harm, and broken programs, put where a value belongs. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  hostileStrings,
  fc.constantFrom(null, true, -0, 0.1, -1, 1e308, -1e308, 2 ** 53, 2 ** 31, [], {}, nested(500)),
  fc.constantFrom({ __proto__: null, constructor: { prototype: { isAdmin: true } } }, { length: 1e9 }, { toString: 1 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 4 }),
);

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Messages of the right form with here and there a hostile value: they come further than rubbish does. */
export function likeSchema(schema: z.ZodType): fc.Arbitrary<unknown> {
  return likeJsonSchema(
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema,
  );
}

function likeJsonSchema(schema: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  if (depth > 6) return hostileValues;
  return fc.oneof({ weight: 12, arbitrary: wellFormed(schema, depth) }, { weight: 1, arbitrary: hostileValues });
}

function wellFormed(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const each = (part: unknown): fc.Arbitrary<unknown> => likeJsonSchema(part as JsonSchema, depth + 1);
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]));
  if (choices?.length) return fc.oneof(...choices.map((choice) => each(choice)));
  const { type, minimum = -1e6, maximum = 1e6 } = schema;
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, each(part)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
  }
  if (type === 'array') return fc.array(each(schema.items ?? {}), { maxLength: 4 });
  if (type === 'integer') return fc.integer({ min: Math.max(minimum, -1e15), max: Math.min(maximum, 1e15) });
  if (type === 'number') return fc.double({ min: minimum, max: maximum, noNaN: true });
  if (type === 'boolean') return fc.boolean();
  return hostileStrings;
}
