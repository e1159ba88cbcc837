import { z } from 'zod';

/** What a sender has to write, as JSON Schema. What JSON cannot say (bytes) is anything. */
export function jsonSchemaOf(schema: unknown, io: 'input' | 'output' = 'input'): object {
  if (!(schema instanceof z.ZodType)) return {};
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
}
