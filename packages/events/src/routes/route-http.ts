import { z } from 'zod';
import { epochMsSchema } from '../time.js';
import { checkRouteCourse, routeCourseShape, routePlaceSchema, routePointsSchema } from './route-course.js';
import { routeNameSchema, routeSourceSchema, routeSummarySchema } from './route.js';

const MAX_PAGE = 200;
const MAX_VIAS = 20;

const wholeNumberOf = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().max(most));

/** `GET /api/routes?search&offset&limit`: newest change first. */
export const routeListQuerySchema = z.object({
  /** Part of the name, in any capitals and with or without accents. */
  search: z.string().max(200).default(''),
  offset: wholeNumberOf(999_999).default(0),
  limit: wholeNumberOf(MAX_PAGE).pipe(z.int().min(1)).default(100),
});
export type RouteListQuery = z.output<typeof routeListQuerySchema>;

export const routeListSchema = z.object({
  routes: z.array(routeSummarySchema),
  /** How many the search finds on all pages. */
  total: z.int().min(0),
});
export type RouteList = z.infer<typeof routeListSchema>;

/** `POST /api/routes`. */
export const routeDraftSchema = z
  .strictObject({ name: routeNameSchema, source: routeSourceSchema.default({ kind: 'drawn' }), ...routeCourseShape })
  .check(checkRouteCourse);
export type RouteDraft = z.output<typeof routeDraftSchema>;
export type RouteDraftInput = z.input<typeof routeDraftSchema>;

/**
 * `PATCH /api/routes/:id`: another name, other points, or both. Other points have neither times nor gaps; roads stay known
 * where their points are still there.
 */
export const routeChangeSchema = z.strictObject({
  /** Of the route as it was read; refused with `conflict` when somebody changed it since. */
  updatedAt: epochMsSchema,
  name: routeNameSchema.optional(),
  points: routePointsSchema.optional(),
});
export type RouteChange = z.output<typeof routeChangeSchema>;

/** A town of the highway network (`São Paulo`, `Columbus, US`) or a place. */
const stopSchema = z.union([z.string().trim().min(1).max(100), routePlaceSchema]);
export type RouteStop = z.infer<typeof stopSchema>;

/** `POST /api/routes/plan`. */
export const routeWishSchema = z.strictObject({
  from: stopSchema,
  via: z.array(stopSchema).max(MAX_VIAS).default([]),
  to: stopSchema,
});
export type RouteWish = z.output<typeof routeWishSchema>;
export type RouteWishInput = z.input<typeof routeWishSchema>;

/** Its answer: a way that is not kept yet. It can be sent to `POST /api/routes` with a name. */
export const routePlanSchema = z.object({
  ...routeCourseShape,
  by: z.enum(['highways', 'router']),
  /** Metres. */
  length: z.number(),
  /** Seconds of driving without a halt. */
  duration: z.number(),
  /**
   * Why it is not what could be hoped for: the router of `ROUTER_URL` did not help, so it leads over the offline highways; or a
   * place lies beside the highways and is joined to them by a straight line.
   */
  notes: z.array(
    z.enum([
      'router_unreachable',
      'router_timed_out',
      'router_found_nothing',
      'router_bad_answer',
      'straight_to_highway',
    ]),
  ),
});
export type RoutePlan = z.infer<typeof routePlanSchema>;

/** `POST /api/routes/import?name`, the file itself as the body. */
export const routeImportQuerySchema = z.object({
  /** Of the file: what its lines are called that have no name. */
  name: z.string().max(255).default(''),
});

/** Its answer: what the file held, and what became of it. */
export const routeImportSchema = z.object({
  format: z.enum(['gpx', 'kml', 'kmz', 'geojson', 'csv', 'json', 'polyline']),
  /** One for each line; a line without times whose parts lie apart gives one for each part. */
  routes: z.array(routeSummarySchema),
  found: z.object({
    routes: z.int(),
    tracks: z.int(),
    segments: z.int(),
    points: z.int(),
    /** Single places. They become no routes. */
    waypoints: z.int(),
  }),
  leftOut: z.object({
    /** Not on earth. */
    places: z.int(),
    /** Times that cannot be read. */
    times: z.int(),
    /** Areas. */
    polygons: z.int(),
    /** Lines, or parts of them, that lead nowhere. */
    lines: z.int(),
    /** Points of lines that have more than a kept route. */
    points: z.int(),
  }),
});
export type RouteImport = z.infer<typeof routeImportSchema>;

/** `GET /api/routes/:id/file?format`. */
export const routeFormatSchema = z.enum(['gpx', 'geojson', 'kml']);
export type RouteFormat = z.infer<typeof routeFormatSchema>;
export const routeFileQuerySchema = z.object({ format: routeFormatSchema });
