import {
  problemSchema,
  type RejectionCode,
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

/** The server said no: a code for programs, its sentence as the message. */
export class RefusedError extends Error {
  constructor(
    readonly code: RejectionCode,
    message: string,
  ) {
    super(message);
  }
}

interface AskOptions {
  readonly url?: string;
  readonly signal?: AbortSignal;
}

/** All of these throw RefusedError when the server refuses, and Error when it does not answer or answers something else. */
export async function fetchRoutes(
  { search = '', offset = 0, limit = 100 }: { search?: string; offset?: number; limit?: number } = {},
  options: AskOptions = {},
): Promise<RouteList> {
  const query = new URLSearchParams({ search, offset: String(offset), limit: String(limit) });
  return routeListSchema.parse(await ask(`?${query}`, {}, options));
}

export async function fetchRoute(id: string, options: AskOptions = {}): Promise<SavedRoute> {
  return savedRouteSchema.parse(await ask(`/${encodeURIComponent(id)}`, {}, options));
}

/** Keeps a line as a route. */
export async function createRoute(draft: RouteDraftInput, options: AskOptions = {}): Promise<RouteSummary> {
  return routeSummarySchema.parse(await ask('', json('POST', draft), options));
}

/** @throws RefusedError `conflict` when somebody else changed the route since it was read */
export async function changeRoute(id: string, change: RouteChange, options: AskOptions = {}): Promise<RouteSummary> {
  return routeSummarySchema.parse(await ask(`/${encodeURIComponent(id)}`, json('PATCH', change), options));
}

export async function copyRoute(id: string, options: AskOptions = {}): Promise<RouteSummary> {
  return routeSummarySchema.parse(await ask(`/${encodeURIComponent(id)}/copy`, { method: 'POST' }, options));
}

export async function removeRoute(id: string, options: AskOptions = {}): Promise<void> {
  await ask(`/${encodeURIComponent(id)}`, { method: 'DELETE' }, options);
}

/** Finds a way without keeping it: `createRoute` does that. */
export async function planRoute(wish: RouteWishInput, options: AskOptions = {}): Promise<RoutePlan> {
  return routePlanSchema.parse(await ask('/plan', json('POST', wish), options));
}

/** Makes routes of a file of any format that is read; `name` is the file's. */
export async function importRoutes(
  { file, name }: { file: Blob; name: string },
  options: AskOptions = {},
): Promise<RouteImport> {
  const query = new URLSearchParams({ name });
  return routeImportSchema.parse(await ask(`/import?${query}`, { method: 'POST', body: file }, options));
}

/** The address under which a route is downloaded. */
export function routeFileAddressOf(id: string, format: RouteFormat): string {
  return `/api/routes/${encodeURIComponent(id)}/file?format=${format}`;
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function ask(path: string, init: RequestInit, { url = '', signal }: AskOptions): Promise<unknown> {
  const response = await fetch(`${url}/api/routes${path}`, { ...init, ...(signal && { signal }) });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const problem = problemSchema.safeParse(answer).data;
  throw problem ? new RefusedError(problem.code, problem.detail) : new Error(`The server answered ${response.status}.`);
}
