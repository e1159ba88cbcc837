import { type AuditPage, auditPageSchema } from '@fleetmap/events';
import { askFor, type AskOptions, type Refusable } from '../answer-of.js';

/** What was done, newest first. @param before the `next` of the page before. @throws Error when the server does not answer */
export function fetchAudit(before?: string, options?: AskOptions): Promise<Refusable<AuditPage>> {
  const query = before === undefined ? '' : `?${new URLSearchParams({ before })}`;
  return askFor(auditPageSchema, { address: `/api/audit${query}` }, options);
}
