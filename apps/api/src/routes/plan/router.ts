import { MAX_KEPT_POINTS, type RoutePlace, type RoutePlan } from '@fleetmap/events';
import { decodePolyline } from '@fleetmap/motion';
import type { Point } from '@fleetmap/geo';
import { z } from 'zod';
import { pointOf } from '../measure-route.js';
import { readLimited } from './read-limited.js';

const MAX_BYTES = 16 * 2 ** 20; // coast to coast with every bend has about two

export type RouterFailure = 'router_unreachable' | 'router_timed_out' | 'router_found_nothing' | 'router_bad_answer';

// As OSRM writes it (docs/http.md, version 1), and those who speak like it.
const geometrySchema = z.union([
  z.string(),
  z.object({ type: z.literal('LineString'), coordinates: z.array(z.tuple([z.number(), z.number()], z.number())) }),
]);
const answerSchema = z.object({
  code: z.literal('Ok'),
  routes: z.array(z.object({ geometry: geometrySchema, distance: z.number(), duration: z.number() })).min(1),
});
const refusalSchema = z.object({ code: z.enum(['NoRoute', 'NoSegment', 'NoMatch', 'InvalidValue']) });

/** Asks a router with the HTTP API of OSRM for the way that passes all places. Whatever it does, the answer is a plan or a reason. */
export async function askRouter(
  { url, timeoutMs }: { url: string; timeoutMs: number },
  places: readonly Point[],
): Promise<RoutePlan | RouterFailure> {
  const stops = places.map(({ latitude, longitude }) => `${longitude.toFixed(6)},${latitude.toFixed(6)}`).join(';');
  const address = `${url}/route/v1/driving/${stops}?overview=full&geometries=geojson`;
  let text: string;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    text = await readLimited(response, MAX_BYTES);
  } catch (error) {
    if (error instanceof RangeError) return 'router_bad_answer';
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'router_timed_out' : 'router_unreachable';
  }
  return planOf(text);
}

function planOf(text: string): RoutePlan | RouterFailure {
  const answer = jsonOf(text);
  if (refusalSchema.safeParse(answer).success) return 'router_found_nothing';
  const [route] = answerSchema.safeParse(answer).data?.routes ?? [];
  const points = route && placesOf(route.geometry);
  if (!points) return 'router_bad_answer';
  const course = { points, gaps: [], times: null, roads: [] };
  return { ...course, by: 'router', length: route.distance, duration: route.duration, notes: [] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** At most as many points as are kept of a route; undefined when they do not lead over the earth. */
function placesOf(geometry: z.infer<typeof geometrySchema>): RoutePlace[] | undefined {
  const points =
    typeof geometry === 'string'
      ? decodePolyline(geometry, 5)
      : geometry.coordinates.map(([longitude, latitude]) => pointOf([latitude, longitude]));
  if (!points || points.length < 2) return undefined;
  if (!points.every(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
    return undefined;
  const stride = Math.ceil(points.length / (MAX_KEPT_POINTS - 1));
  const kept = points.filter((_point, index) => index % stride === 0 || index === points.length - 1);
  return kept.map(({ latitude, longitude }) => [latitude, longitude]);
}
