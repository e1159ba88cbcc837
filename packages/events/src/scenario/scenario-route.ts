import { z } from 'zod';
import { headingSchema, latitudeSchema, longitudeSchema, speedSchema } from '../place.js';
import { broken } from './scenario-rules.js';

/** At most this many points in one route. */
export const MAX_ROUTE_POINTS = 10_000;

const highwayClass = z
  .enum(['motorway', 'road'])
  .default('road')
  .describe('Which speed limit holds: points do not tell what road they are.');

const placeNameSchema = z.string().trim().min(1).max(100);

/** Longitude first, as in GeoJSON. */
const pointsRoute = z.strictObject({
  points: z
    .array(z.tuple([longitudeSchema, latitudeSchema]))
    .min(2)
    .max(MAX_ROUTE_POINTS),
  highwayClass,
});

const polylineRoute = z.strictObject({
  polyline: z
    .string()
    .min(4)
    .max(MAX_ROUTE_POINTS * 12)
    .describe("Google's encoded polyline."),
  precision: z.literal([5, 6]).default(5),
  highwayClass,
});

/** Towns of the offline highway network: a name, or name and country (`Columbus, US`). */
const placesRoute = z.strictObject({
  from: placeNameSchema,
  via: z.array(placeNameSchema).max(20).default([]),
  to: placeNameSchema,
});

const savedRoute = z.strictObject({
  routeId: z.string().min(1).max(64),
  highwayClass,
  trueTime: z
    .boolean()
    .default(false)
    .describe('Drives at the times of the route, where it has them, and reports its points: a gap stays a gap.'),
});

const secondsSchema = z
  .number()
  .min(0)
  .max(31 * 86_400);

/**
 * Driven in true time: every fix is reported as it was recorded, and nothing between two of them. Speed in m/s and heading in
 * degrees where they are known; null is unknown.
 */
const recordedRoute = z.strictObject({
  fixes: z
    .array(
      z.tuple([
        longitudeSchema.describe('Longitude'),
        latitudeSchema.describe('Latitude'),
        secondsSchema.describe('Seconds since the departure'),
        speedSchema.nullable().describe('Speed, m/s'),
        headingSchema.nullable().describe('Heading, degrees'),
      ]),
    )
    .min(1)
    .max(100_000)
    .refine(
      (fixes) => fixes.every((fix, index) => index === 0 || fix[2] > fixes[index - 1]![2]),
      broken('rising_times'),
    ),
});
export type RecordedRoute = z.infer<typeof recordedRoute>;

/** What a truck drives along. */
export const scenarioRouteSchema = z.union([pointsRoute, polylineRoute, placesRoute, savedRoute, recordedRoute]);
export type ScenarioRoute = z.infer<typeof scenarioRouteSchema>;
