import { z } from 'zod';
import { epochMsSchema } from '../time.js';

/** Who did what to whom. Names and ids only, never a secret. */
export const auditEntrySchema = z.object({
  entryId: z.string(),
  at: epochMsSchema,
  /** Name of the user, or what kind of sender it was. */
  who: z.string(),
  /** E.g. `user.changed`, `session.refused`. */
  what: z.string(),
  /** Id or name of what it was done to. */
  subject: z.string(),
  /** What changed, in words of ours. */
  detail: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** `GET /api/audit?before&limit`: newest first, older than the entry `before`. */
export const auditQuerySchema = z.object({
  before: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** `next`: what to ask for as `before`; null when there is nothing older. */
export const auditPageSchema = z.object({ entries: z.array(auditEntrySchema), next: z.string().nullable() });
export type AuditPage = z.infer<typeof auditPageSchema>;
