import { z } from 'zod';
import { rejectionCodeSchema } from './rejection.js';

/**
 * What became of an accepted report: it is the truck's newest position; it is older than the newest and only history
 * has it; it was here already; it had no fix and only said that the device is alive.
 */
export const outcomeSchema = z.enum(['newest', 'late', 'duplicate', 'no_fix']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** Answer to one accepted report. */
export const acceptedSchema = z.object({ outcome: outcomeSchema });
export type Accepted = z.infer<typeof acceptedSchema>;

const refusedReport = z.object({ index: z.int(), code: rejectionCodeSchema, message: z.string() });

/** Answer to many reports: how many were accepted, and which (by their place in the array) were refused and why. */
export const batchAnswerSchema = z.object({ accepted: z.int(), refused: z.array(refusedReport) });
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;
