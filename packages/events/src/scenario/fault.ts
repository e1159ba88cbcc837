import { z } from 'zod';
import { truckIdSchema } from '../names.js';
import { broken } from './scenario-rules.js';

const DAY = 86_400;

const faultIdSchema = z.string().regex(/^[\w-]{1,64}$/, 'is 1 to 64 letters, digits, - and _');

/** Whom a fault befalls and when first. Seconds since the scenario's start. */
const everyFault = {
  id: faultIdSchema,
  trucks: z.array(truckIdSchema).max(1000).optional().describe('Ids of trucks or of groups; without it: all.'),
  share: z.number().min(0).max(1).default(1).describe('Share of these trucks, drawn by chance.'),
  at: z
    .number()
    .min(0)
    .max(31 * DAY),
  spread: z.number().min(0).max(DAY).default(0).describe('Begins up to so much later, drawn for each truck.'),
};

const lasting = (longest: number) => z.number().min(1).max(longest);

/** Faults of the device, which may come again. */
const repeated = (longest: number) => ({
  ...everyFault,
  duration: lasting(longest),
  every: lasting(31 * DAY)
    .optional()
    .describe('Comes again after so many seconds.'),
});

const metresSchema = z.number().min(0.1).max(2_000_000);

/** A scripted fault. The truck's own faults (breakdown, long stop) come once; the device's may come again and again. */
export const faultSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('noise'),
      ...repeated(31 * DAY),
      metres: z.number().min(0.1).max(10_000).describe('Usual error; each report tells its own as accuracy.'),
      correlation: z.number().min(0.1).max(3600).default(30).describe('Seconds after which an error is forgotten.'),
    }),
    z.strictObject({
      kind: z.literal('dropout'),
      ...repeated(31 * DAY),
      loss: z.number().min(0).max(1).default(1).describe('Share of the reports that never arrive.'),
    }),
    z.strictObject({ kind: z.literal('tunnel'), ...repeated(DAY) }),
    z.strictObject({ kind: z.literal('stuck'), ...repeated(DAY) }),
    z.strictObject({ kind: z.literal('teleport'), ...repeated(DAY), metres: metresSchema }),
    z.strictObject({
      kind: z.literal('duplicate'),
      ...repeated(DAY),
      copies: z.int().min(1).max(5).default(1),
      delay: z.number().min(0).max(60).default(0).describe('Seconds between the copies.'),
    }),
    z.strictObject({ kind: z.literal('out-of-order'), ...repeated(1800) }),
    z.strictObject({
      kind: z.literal('clock-skew'),
      ...repeated(31 * DAY),
      skew: z
        .number()
        .min(-DAY)
        .max(DAY / 2)
        .describe("Seconds by which the device's clock is ahead."),
    }),
    z.strictObject({ kind: z.literal('detour'), ...repeated(DAY), metres: z.number().min(1).max(50_000) }),
    z.strictObject({ kind: z.literal('breakdown'), ...everyFault, duration: lasting(7 * DAY) }),
    z.strictObject({ kind: z.literal('long-stop'), ...everyFault, duration: lasting(7 * DAY) }),
  ])
  .refine(
    (fault) => !('every' in fault && fault.every !== undefined) || fault.duration + fault.spread <= fault.every,
    broken('fault_repeats'),
  );
export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault['kind'];

/** `scripted`: when the scenario says so. */
export const faultModeSchema = z.enum(['scripted', 'on', 'off']);
export type FaultMode = z.infer<typeof faultModeSchema>;

export const faultKindSchema = z.enum([
  'noise', 'dropout', 'tunnel', 'stuck', 'teleport', 'duplicate', 'out-of-order', 'clock-skew', 'detour', 'breakdown',
  'long-stop',
]); // prettier-ignore

export { faultIdSchema };
