import { z } from 'zod';
import { printableSchema } from '../names.js';
import { epochMsSchema } from '../time.js';
import { roleSchema } from './role.js';

/** `POST /api/account/tokens`: a key for a program that acts as its user, with at most this role, for at most 366 days. */
export const newApiTokenSchema = z.strictObject({
  name: printableSchema(64),
  role: roleSchema,
  days: z.int().min(1).max(366),
});
export type NewApiToken = z.infer<typeof newApiTokenSchema>;

export const apiTokenSchema = z.object({
  tokenId: z.string(),
  name: z.string(),
  role: roleSchema,
  createdAt: epochMsSchema,
  expiresAt: epochMsSchema,
  lastSeenAt: epochMsSchema.nullable(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;

/** `GET /api/account/tokens`. */
export const apiTokenListSchema = z.object({ tokens: z.array(apiTokenSchema) });
export type ApiTokenList = z.infer<typeof apiTokenListSchema>;

/** The answer to a new one: the only time that its secret is told. It goes into `Authorization: Bearer`, or a socket's `auth.token`. */
export const madeApiTokenSchema = z.object({ token: apiTokenSchema, secret: z.string() });
export type MadeApiToken = z.infer<typeof madeApiTokenSchema>;
