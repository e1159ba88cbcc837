import { z } from 'zod';
import { latitudeSchema, longitudeSchema } from '../place.js';

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

const savedRoute = z.strictObject({ routeId: z.string().min(1).max(64), highwayClass });

/** What a truck drives along. */
export const scenarioRouteSchema = z.union([pointsRoute, polylineRoute, placesRoute, savedRoute]);
export type ScenarioRoute = z.infer<typeof scenarioRouteSchema>;
