import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RouteChange, RouteDraft, RouteList, RouteListQuery, RouteSummary, SavedRoute } from '@fleetmap/events';
import type { Principal } from '../auth/principal.js';
import { Visibility } from '../auth/visibility.js';
import { Clock } from '../core/clock.js';
import { Refusal } from '../core/refusal.js';
import { type OwnedRoute, SavedRoutes } from '../core/saved-routes.js';
import { createTurns } from './in-turn.js';
import { roadsWithPoints } from './keep-roads.js';
import { measureRoute } from './measure-route.js';
import { nameOfCopy, plainText } from './route-names.js';

const MOST_ROUTES = 2000; // a list reads the summaries of all

/** The routes that are kept: found, made, changed and removed. A route of fleets that are not one's own is not there. */
@Injectable()
export class Routes {
  /** Changes wait for each other, or two that read the same state would overwrite one another. */
  private readonly inTurn = createTurns();

  constructor(
    private readonly saved: SavedRoutes,
    private readonly clock: Clock,
    private readonly visibility: Visibility,
  ) {}

  async list({ search, offset, limit }: RouteListQuery, asking: Principal): Promise<RouteList> {
    const sought = plainText(search);
    const found = (await this.listFor(asking)).filter(({ name }) => plainText(name).includes(sought));
    const routes = found.toSorted((a, b) => b.updatedAt - a.updatedAt || a.name.localeCompare(b.name));
    return { routes: routes.slice(offset, offset + limit), total: routes.length };
  }

  async one(id: string, asking: Principal): Promise<SavedRoute> {
    return (await this.find(id, asking)).route;
  }

  /** All of them, or none when there is no room. */
  create(drafts: readonly RouteDraft[], asking: Principal): Promise<RouteSummary[]> {
    const owner = this.visibility.ownerOf(asking);
    return this.inTurn(async () => {
      if ((await this.saved.list('all')).length + drafts.length > MOST_ROUTES) throw new Refusal(NO_ROOM);
      const routes: RouteSummary[] = [];
      for (const draft of drafts) routes.push(await this.saved.save({ route: this.routeOf(draft), owner }));
      return routes;
    });
  }

  change(id: string, { updatedAt, name, points }: RouteChange, asking: Principal): Promise<RouteSummary> {
    return this.inTurn(async () => {
      const { route, owner } = await this.find(id, asking);
      if (route.updatedAt !== updatedAt) throw new Refusal(CONFLICT);
      const course = points ? { points, gaps: [], times: null, roads: roadsWithPoints(route, points) } : route;
      // Never the same twice, however fast one change follows the other.
      const changedAt = Math.max(this.clock.now(), updatedAt + 1);
      const changed = { ...route, ...course, ...measureRoute(course), name: name ?? route.name, updatedAt: changedAt };
      return this.saved.save({ route: changed, owner }, route);
    });
  }

  /** Of the fleets of who copies. */
  async copy(id: string, asking: Principal): Promise<RouteSummary> {
    const { name, source, points, gaps, times, roads } = await this.one(id, asking);
    const names = new Set((await this.listFor(asking)).map((route) => route.name));
    const draft = { name: nameOfCopy(name, names), source, points, gaps, times, roads };
    const [copy] = await this.create([draft], asking);
    return copy!;
  }

  remove(id: string, asking: Principal): Promise<void> {
    return this.inTurn(async () => this.saved.remove(await this.one(id, asking)));
  }

  private listFor(asking: Principal): Promise<RouteSummary[]> {
    return this.saved.list(this.visibility.ownerOf(asking));
  }

  private async find(id: string, asking: Principal): Promise<OwnedRoute> {
    const found = await this.saved.find(id, this.visibility.ownerOf(asking));
    if (!found) throw new Refusal({ code: 'not_found', message: 'There is no such route.' });
    return found;
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
