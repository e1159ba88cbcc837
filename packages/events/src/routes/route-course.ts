import { z } from 'zod';
import { latitudeSchema, longitudeSchema, speedSchema } from '../place.js';
import { epochMsSchema } from '../time.js';

/** Points that a kept route has at most: a day of fixes, one a second. */
export const MAX_KEPT_POINTS = 100_000;

/** `[latitude, longitude]` in degrees, as maps on screens have it; GeoJSON and scenarios have it the other way round. */
export const routePlaceSchema = z.tuple([latitudeSchema, longitudeSchema]);
export type RoutePlace = z.infer<typeof routePlaceSchema>;

/** From the point `start` on, up to the next of the list, the route follows one road. */
export const routeRoadSchema = z.strictObject({
  start: z
    .int()
    .min(0)
    .max(MAX_KEPT_POINTS - 1),
  highwayClass: z.enum(['motorway', 'road']),
  /** m/s: what is posted there, where that is known. */
  postedLimit: speedSchema.optional(),
});
export type RouteRoad = z.infer<typeof routeRoadSchema>;

const pointIndexesSchema = z
  .array(
    z
      .int()
      .min(1)
      .max(MAX_KEPT_POINTS - 1),
  )
  .max(MAX_KEPT_POINTS);

export const routePointsSchema = z
  .array(routePlaceSchema)
  .min(2)
  .max(MAX_KEPT_POINTS)
  .refine(leadsSomewhere, 'must lead somewhere');

/** What a route is on the ground. */
export const routeCourseShape = {
  points: routePointsSchema,
  /** Points before which nothing is known of the way, in order. */
  gaps: pointIndexesSchema.default([]),
  /** Epoch ms, one for each point and never falling: when a recorded truck was there. */
  times: z.array(epochMsSchema).max(MAX_KEPT_POINTS).nullable().default(null),
  /** In order, the first at point 0; empty where no road is known. */
  roads: z.array(routeRoadSchema).max(MAX_KEPT_POINTS).default([]),
};

const courseSchema = z.object(routeCourseShape);
export type RouteCourse = z.output<typeof courseSchema>;

/** What schemas of single fields cannot say: the lists must fit each other. For `check` of an object with these fields. */
export function checkRouteCourse({ value, issues }: z.core.ParsePayload<RouteCourse>): void {
  const { points, gaps, times, roads } = value;
  const wrong = (field: keyof RouteCourse, message: string): void => {
    issues.push({ code: 'custom', path: [field], message, input: undefined });
  };
  if (times && times.length !== points.length) wrong('times', 'must be as many as points');
  else if (times && !isRising(times, (from, to) => from <= to)) wrong('times', 'must not fall');
  const starts = roads.map(({ start }) => start);
  if (starts.length > 0 && starts[0] !== 0) wrong('roads', 'must begin at the first point');
  for (const [field, indexes] of [
    ['gaps', gaps],
    ['roads', starts],
  ] as const) {
    if (!isRising(indexes, (from, to) => from < to)) wrong(field, 'must be in order');
    if ((indexes.at(-1) ?? 0) >= points.length) wrong(field, 'must be within the points');
  }
}

/** Whether there are two points at two places. */
export function leadsSomewhere(points: readonly RoutePlace[]): boolean {
  const [first] = points;
  return points.some((point) => point[0] !== first![0] || point[1] !== first![1]);
}

function isRising(numbers: readonly number[], isOrdered: (from: number, to: number) => boolean): boolean {
  return numbers.every((number, index) => index === 0 || isOrdered(numbers[index - 1]!, number));
}
