import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RouteChange, RouteDraft, RouteList, RouteListQuery, RouteSummary, SavedRoute } from '@fleetmap/events';
import { Clock } from '../core/clock.js';
import { Refusal } from '../core/refusal.js';
import { SavedRoutes } from '../core/saved-routes.js';
import { createTurns } from './in-turn.js';
import { roadsWithPoints } from './keep-roads.js';
import { measureRoute } from './measure-route.js';
import { nameOfCopy, plainText } from './route-names.js';

const MOST_ROUTES = 2000; // a list reads the summaries of all

/** The routes that are kept: found, made, changed and removed. */
@Injectable()
export class Routes {
  /** Changes wait for each other, or two that read the same state would overwrite one another. */
  private readonly inTurn = createTurns();

  constructor(
    private readonly saved: SavedRoutes,
    private readonly clock: Clock,
  ) {}

  async list({ search, offset, limit }: RouteListQuery): Promise<RouteList> {
    const sought = plainText(search);
    const found = (await this.saved.list()).filter(({ name }) => plainText(name).includes(sought));
    const routes = found.toSorted((a, b) => b.updatedAt - a.updatedAt || a.name.localeCompare(b.name));
    return { routes: routes.slice(offset, offset + limit), total: routes.length };
  }

  async one(id: string): Promise<SavedRoute> {
    const route = await this.saved.find(id);
    if (!route) throw new Refusal({ code: 'not_found', message: 'There is no such route.' });
    return route;
  }

  /** All of them, or none when there is no room. */
  create(drafts: readonly RouteDraft[]): Promise<RouteSummary[]> {
    return this.inTurn(async () => {
      if ((await this.saved.list()).length + drafts.length > MOST_ROUTES) throw new Refusal(NO_ROOM);
      const routes: RouteSummary[] = [];
      for (const draft of drafts) routes.push(await this.saved.save(this.routeOf(draft)));
      return routes;
    });
  }

  change(id: string, { updatedAt, name, points }: RouteChange): Promise<RouteSummary> {
    return this.inTurn(async () => {
      const route = await this.one(id);
      if (route.updatedAt !== updatedAt) throw new Refusal(CONFLICT);
      const course = points ? { points, gaps: [], times: null, roads: roadsWithPoints(route, points) } : route;
      const changed = { ...route, ...course, ...measureRoute(course), name: name ?? route.name };
      // Never the same twice, however fast one change follows the other.
      return this.saved.save({ ...changed, updatedAt: Math.max(this.clock.now(), updatedAt + 1) }, route);
    });
  }

  async copy(id: string): Promise<RouteSummary> {
    const { name, source, points, gaps, times, roads } = await this.one(id);
    const names = new Set((await this.saved.list()).map((route) => route.name));
    const [copy] = await this.create([{ name: nameOfCopy(name, names), source, points, gaps, times, roads }]);
    return copy!;
  }

  remove(id: string): Promise<void> {
    return this.inTurn(async () => this.saved.remove(await this.one(id)));
  }

  private routeOf(draft: RouteDraft): SavedRoute {
    const id = randomBytes(9).toString('base64url');
    const now = this.clock.now();
    return { ...draft, ...measureRoute(draft), id, createdAt: now, updatedAt: now };
  }
}

const NO_ROOM = {
  code: 'too_many_routes',
  message: `This server keeps ${MOST_ROUTES} routes at most: delete some first.`,
} as const;

const CONFLICT = { code: 'conflict', message: 'Somebody else changed this route meanwhile: read it again.' } as const;
