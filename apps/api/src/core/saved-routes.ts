import { Inject, Injectable, Logger } from '@nestjs/common';
import { type RouteSummary, routeSummarySchema, type SavedRoute, savedRouteSchema } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { STORAGE } from './tokens.js';

const SUMMARIES = 'route';
const ROUTES = 'route-course';

/** Where routes are kept: written by the room of routes, read by all who let trucks drive along them. */
@Injectable()
export class SavedRoutes {
  private readonly logger = new Logger(SavedRoutes.name);

  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  /** All routes without their points; without those that an older server wrote and this one cannot read. */
  async list(): Promise<RouteSummary[]> {
    const rows = await this.storage.records.list(SUMMARIES);
    return rows.flatMap(({ id, value }) => {
      const { success, data } = routeSummarySchema.safeParse(value);
      if (success) return [data];
      this.logger.warn(`The route ${id} cannot be read and is left out.`);
      return [];
    });
  }

  async find(id: string): Promise<SavedRoute | undefined> {
    const summary = await this.storage.records.get(SUMMARIES, id);
    const found = summary && (await this.storage.records.get(ROUTES, courseIdOf(routeSummarySchema.parse(summary))));
    return found === undefined ? undefined : savedRouteSchema.parse(found);
  }

  /** A changed route is written beside the one it replaces: who reads meanwhile, or after a power cut, sees the one or the other. */
  async save(route: SavedRoute, replaced?: RouteSummary): Promise<RouteSummary> {
    const summary = routeSummarySchema.parse(route);
    await this.storage.records.put(ROUTES, courseIdOf(summary), route);
    await this.storage.records.put(SUMMARIES, summary.id, summary);
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
