import { z } from 'zod';
import { epochMsSchema } from '../time.js';
import { actionSchema } from './action.js';
import { loginNameSchema, passwordSchema, userSchema } from './user.js';

/** `POST /api/session`: signing in. It sets the session's cookie. */
export const loginSchema = z.strictObject({ name: z.string().max(64), password: z.string().max(256) });
export type Login = z.infer<typeof loginSchema>;

/** `POST /api/setup`: the first admin, by the one-time token of the link that the server printed. Signs in as well. */
export const setupSchema = z.strictObject({
  token: z.string().max(100),
  name: loginNameSchema,
  password: passwordSchema,
});
export type Setup = z.infer<typeof setupSchema>;

/** `GET /api/session`, and the answer of signing in: who asks, and what that one may. */
export const sessionSchema = z.object({
  /** `open`: no accounts, everybody at this machine may do everything. */
  auth: z.enum(['open', 'required']),
  /** There is no admin yet: the link that the server printed makes the first. */
  needsSetup: z.boolean(),
  /** Name of the identity provider to sign in with, by `GET /api/oidc/login`; null when there is none. */
  provider: z.string().nullable(),
  /** Null: not signed in (or nobody has to). */
  user: userSchema.pick({ userId: true, name: true, role: true, fleets: true, signsInBy: true }).nullable(),
  may: z.array(actionSchema),
});
export type Session = z.infer<typeof sessionSchema>;

/** Where a user is signed in. */
export const openSessionSchema = z.object({
  sessionId: z.string(),
  /** It is the one that asks. */
  isThis: z.boolean(),
  createdAt: epochMsSchema,
  lastSeenAt: epochMsSchema,
  /** What the browser calls itself, cut short. */
  agent: z.string(),
  address: z.string(),
});

/** `GET /api/account/sessions`. */
export const openSessionListSchema = z.object({ sessions: z.array(openSessionSchema) });
export type OpenSessionList = z.infer<typeof openSessionListSchema>;

/** `PUT /api/account/password`. Ends every other session of the user. */
export const passwordChangeSchema = z.strictObject({ current: z.string().max(256), password: passwordSchema });
export type PasswordChange = z.infer<typeof passwordChangeSchema>;
