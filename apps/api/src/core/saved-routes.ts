import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  fleetChoiceSchema,
  type RouteSummary,
  routeSummarySchema,
  type SavedRoute,
  savedRouteSchema,
} from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { maySee, type Owner } from '../auth/owner.js';
import { STORAGE } from './tokens.js';

const SUMMARIES = 'route';
const ROUTES = 'route-course';

/** Routes of an older server are of nobody in particular. */
const storedSchema = routeSummarySchema.extend({ owner: fleetChoiceSchema.default('all') });

export interface OwnedRoute {
  readonly route: SavedRoute;
  readonly owner: Owner;
}

/** Where routes are kept: written by the room of routes, read by all who let trucks drive along them. */
@Injectable()
export class SavedRoutes {
  private readonly logger = new Logger(SavedRoutes.name);

  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  /** Routes that these may see, without their points; without those that an older server wrote and this one cannot read. */
  async list(by: Owner): Promise<RouteSummary[]> {
    const rows = await this.storage.records.list(SUMMARIES);
    return rows.flatMap(({ id, value }) => {
      const { success, data } = storedSchema.safeParse(value);
      if (success) return maySee(by, data.owner) ? [summaryOf(data)] : [];
      this.logger.warn(`The route ${id} cannot be read and is left out.`);
      return [];
    });
  }

  /** Undefined for one that is not there, and for one that these may not see. */
  async find(id: string, by: Owner): Promise<OwnedRoute | undefined> {
    const stored = await this.storage.records.get(SUMMARIES, id);
    const summary = stored === undefined ? undefined : storedSchema.parse(stored);
    if (!summary || !maySee(by, summary.owner)) return undefined;
    const found = await this.storage.records.get(ROUTES, courseIdOf(summary));
    return found === undefined ? undefined : { route: savedRouteSchema.parse(found), owner: summary.owner };
  }

  /** A changed route is written beside the one it replaces: who reads meanwhile, or after a power cut, sees the one or the other. */
  async save({ route, owner }: OwnedRoute, replaced?: RouteSummary): Promise<RouteSummary> {
    const summary = routeSummarySchema.parse(route);
    await this.storage.records.put(ROUTES, courseIdOf(summary), route);
    await this.storage.records.put(SUMMARIES, summary.id, { ...summary, owner });
    if (replaced) await this.storage.records.remove(ROUTES, courseIdOf(replaced));
    return summary;
  }

  async remove(route: RouteSummary): Promise<void> {
    await this.storage.records.remove(SUMMARIES, route.id);
    await this.storage.records.remove(ROUTES, courseIdOf(route));
  }
}

function courseIdOf({ id, updatedAt }: RouteSummary): string {
  return `${id}/${updatedAt}`;
}

function summaryOf({ owner: _owner, ...summary }: RouteSummary & { owner: Owner }): RouteSummary {
  return summary;
}
