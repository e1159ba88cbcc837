import { z } from 'zod';
import { printableSchema } from '../names.js';
import { epochMsSchema } from '../time.js';
import { fleetChoiceSchema } from './fleet.js';
import { roleSchema } from './role.js';

/** What a user signs in with; the same whether in capitals or not. */
export const loginNameSchema = printableSchema(64);

/** 10–256 characters, any. Length is what counts; rules about digits and capitals make people write them down. */
export const passwordSchema = z.string().min(10).max(256);

const userIdSchema = z.string().regex(/^[\w-]{1,64}$/, 'must be an id');

export const userSchema = z.object({
  userId: userIdSchema,
  name: z.string(),
  role: roleSchema,
  /** Whose trucks it sees; an admin sees all. */
  fleets: fleetChoiceSchema,
  disabled: z.boolean(),
  /** By a password kept here, or through the identity provider. */
  signsInBy: z.enum(['password', 'provider']),
  createdAt: epochMsSchema,
  lastSeenAt: epochMsSchema.nullable(),
});
export type User = z.infer<typeof userSchema>;

/** `GET /api/users`. */
export const userListSchema = z.object({ users: z.array(userSchema) });
export type UserList = z.infer<typeof userListSchema>;

/** `POST /api/users`. */
export const newUserSchema = z.strictObject({
  name: loginNameSchema,
  password: passwordSchema,
  role: roleSchema,
  fleets: fleetChoiceSchema,
});
export type NewUser = z.infer<typeof newUserSchema>;

/** `PATCH /api/users/:userId`: what is given is changed. A new password ends the user's sessions. */
export const userChangeSchema = z.strictObject({
  name: loginNameSchema.optional(),
  password: passwordSchema.optional(),
  role: roleSchema.optional(),
  fleets: fleetChoiceSchema.optional(),
  disabled: z.boolean().optional(),
});
export type UserChange = z.infer<typeof userChangeSchema>;
