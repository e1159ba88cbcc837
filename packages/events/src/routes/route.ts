import { z } from 'zod';
import { epochMsSchema } from '../time.js';
import { routeCourseShape, routePlaceSchema } from './route-course.js';

/** Points of the small line that stands for a route in a list. */
export const MAX_PREVIEW_POINTS = 64;

export const routeIdSchema = z.string().regex(/^[\w-]{1,64}$/, 'is the id of no route');

// As of a truck: nothing that could rewrite the text beside it.
export const routeNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{C}]+$/u, 'must be printable text');

/** Where a route came from. */
export const routeSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drawn') }),
  /** Over the offline highways, or by the router of `ROUTER_URL`. */
  z.strictObject({ kind: z.literal('planned'), by: z.enum(['highways', 'router']) }),
  z.strictObject({
    kind: z.literal('imported'),
    format: z.enum(['gpx', 'kml', 'kmz', 'geojson', 'csv', 'json', 'polyline']),
  }),
]);
export type RouteSource = z.infer<typeof routeSourceSchema>;

/** A kept route without its points. Metres; `bounds` and `preview` in degrees. */
export const routeSummarySchema = z.object({
  id: routeIdSchema,
  name: routeNameSchema,
  createdAt: epochMsSchema,
  /** Changes with every change: who edits sends back the one that was read. */
  updatedAt: epochMsSchema,
  source: routeSourceSchema,
  /** Without what lies in gaps. */
  length: z.number().min(0),
  pointCount: z.int().min(2),
  /** First and last time of a recorded one. */
  recorded: z.object({ from: epochMsSchema, until: epochMsSchema }).nullable(),
  preview: z.array(routePlaceSchema).max(MAX_PREVIEW_POINTS),
});
export type RouteSummary = z.infer<typeof routeSummarySchema>;

/** `GET /api/routes/:id`: a planned line, or a recorded one. */
export const savedRouteSchema = z.object({ ...routeSummarySchema.shape, ...routeCourseShape });
export type SavedRoute = z.output<typeof savedRouteSchema>;
