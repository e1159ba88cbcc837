import { z } from 'zod';
import { broken } from './scenario-rules.js';

/** Two numbers between which one is drawn, the smaller first. */
const rangeOf = (most: number) =>
  z
    .tuple([z.number().min(0).max(most), z.number().min(0).max(most)])
    .refine(([least, greatest]) => least <= greatest, broken('range_order'));

const DAY = 86_400;

const limitSchema = z.number().min(2).max(60);

/** Highest speeds of a truck by the class of the highway, metres per second. Town roads are slower by themselves. */
export const speedLimitsSchema = z.strictObject({
  motorway: limitSchema.default(25).describe('Interstates and motorways, m/s.'),
  road: limitSchema.default(22.2).describe('All other highways, m/s.'),
});
export type SpeedLimits = z.infer<typeof speedLimitsSchema>;
export type HighwayClass = keyof SpeedLimits;

/** How trucks of a group are driven. Metres, seconds, m/s, m/s². What is left out is a loaded lorry with a calm driver. */
export const drivingSchema = z.strictObject({
  speedLimits: speedLimitsSchema
    .optional()
    .describe('By class of highway. Without it: what is posted on each highway of the map.'),
  speedFactor: z.number().min(0.3).max(1.3).default(0.97).describe('Share of the limit kept on an open road.'),
  acceleration: z.number().min(0.05).max(3).default(0.4),
  braking: z.number().min(0.1).max(6).default(0.7),
  cornering: z.number().min(0.3).max(5).default(1.2).describe('Sideways, m/s²: the lower, the slower are bends taken.'),
  rest: z
    .strictObject({
      every: z
        .number()
        .min(1800)
        .max(7 * DAY)
        .default(14_400)
        .describe('Driving time between two rests.'),
      duration: rangeOf(DAY).default([900, 2700]),
    })
    .prefault({}),
  loading: rangeOf(7 * DAY)
    .default([1200, 2400])
    .describe('How long loading takes at an end of the route.'),
  traffic: z
    .strictObject({
      every: z.number().min(500).max(1_000_000).default(15_000).describe('Metres of town road between two halts.'),
      duration: rangeOf(3600).default([20, 90]),
    })
    .nullable()
    .prefault({}),
});
export type Driving = z.infer<typeof drivingSchema>;

/** When the trucks of a group leave, seconds after the scenario's start; negative: they are on their way already. */
export const departureSchema = z.strictObject({
  after: z
    .number()
    .min(-30 * DAY)
    .max(30 * DAY)
    .default(0),
  every: z.number().min(0).max(DAY).default(0).describe('Between one truck of the group and the next.'),
  spread: z
    .number()
    .min(0)
    .max(30 * DAY)
    .default(0)
    .describe('Each truck leaves up to so much later, by chance.'),
});
export type Departure = z.infer<typeof departureSchema>;

/** How often a device reports, seconds. */
export const reportingSchema = z
  .strictObject({
    interval: z.number().min(0.2).max(3600).default(5),
    jitter: z.number().min(0).max(1800).default(0).describe('Each report comes up to so much later, by chance.'),
  })
  .refine(({ interval, jitter }) => jitter <= interval / 2, broken('jitter'));
export type Reporting = z.infer<typeof reportingSchema>;
