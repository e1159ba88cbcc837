import {
  type RouteChange,
  type RouteDraftInput,
  type RouteFormat,
  type RouteImport,
  routeImportSchema,
  type RouteList,
  routeListSchema,
  type RoutePlan,
  routePlanSchema,
  type RouteSummary,
  routeSummarySchema,
  type RouteWishInput,
  type SavedRoute,
  savedRouteSchema,
} from '@fleetmap/events';
import { askFor, type AskOptions, type Refusable } from './answer-of.js';

const ADDRESS = '/api/routes';
const NOTHING = { parse: () => ({}) };

/** A page of the routes, newest changes first. @throws Error when the server does not answer; so do all of these */
export function fetchRoutes(
  { search = '', offset = 0, limit = 100 }: { search?: string; offset?: number; limit?: number } = {},
  options?: AskOptions,
): Promise<Refusable<RouteList>> {
  const query = new URLSearchParams({ search, offset: String(offset), limit: String(limit) });
  return askFor(routeListSchema, { address: `${ADDRESS}?${query}` }, options);
}

export function fetchRoute(id: string, options?: AskOptions): Promise<Refusable<SavedRoute>> {
  return askFor(savedRouteSchema, { address: addressOf(id) }, options);
}

/** Keeps a line as a route. */
export function createRoute(draft: RouteDraftInput, options?: AskOptions): Promise<Refusable<RouteSummary>> {
  return askFor(routeSummarySchema, { address: ADDRESS, method: 'POST', body: draft }, options);
}

/** Another name, other points, or both; `conflict` when somebody else changed the route since it was read. */
export function changeRoute(id: string, change: RouteChange, options?: AskOptions): Promise<Refusable<RouteSummary>> {
  return askFor(routeSummarySchema, { address: addressOf(id), method: 'PATCH', body: change }, options);
}

export function copyRoute(id: string, options?: AskOptions): Promise<Refusable<RouteSummary>> {
  return askFor(routeSummarySchema, { address: `${addressOf(id)}/copy`, method: 'POST' }, options);
}

export function removeRoute(id: string, options?: AskOptions): Promise<Refusable<object>> {
  return askFor(NOTHING, { address: addressOf(id), method: 'DELETE' }, options);
}

/** Finds a way without keeping it: `createRoute` does that. */
export function planRoute(wish: RouteWishInput, options?: AskOptions): Promise<Refusable<RoutePlan>> {
  return askFor(routePlanSchema, { address: `${ADDRESS}/plan`, method: 'POST', body: wish }, options);
}

/** Makes routes of a file of any format that is read; `name` is the file's. */
export function importRoutes(
  { file, name }: { file: Blob; name: string },
  options?: AskOptions,
): Promise<Refusable<RouteImport>> {
  const query = new URLSearchParams({ name });
  return askFor(routeImportSchema, { address: `${ADDRESS}/import?${query}`, method: 'POST', body: file }, options);
}

/** The address under which a route is downloaded. */
export function routeFileAddressOf(id: string, format: RouteFormat): string {
  return `${addressOf(id)}/file?format=${format}`;
}

function addressOf(id: string): string {
  return `${ADDRESS}/${encodeURIComponent(id)}`;
}
