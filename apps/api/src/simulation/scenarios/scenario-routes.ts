import { Inject, Injectable } from '@nestjs/common';
import { type SavedRoute, type Scenario, savedRouteSchema } from '@fleetmap/events';
import { createRouteFinder, type FoundRoute, type RoadRoute } from '@fleetmap/scenarios';
import type { Storage } from '@fleetmap/storage';
import type { Owner } from '../../auth/owner.js';
import { Highways } from '../../core/highways.js';
import { SavedRoutes } from '../../core/saved-routes.js';
import { STORAGE } from '../../core/tokens.js';

const KIND = 'simulation-route';

interface Run {
  readonly simulationId: string;
  readonly owner: Owner;
}

/**
 * The routes that scenarios drive along. A run keeps its own copy of every saved route it names: whatever becomes of the route, the run
 * stays what it was, also after a restart.
 */
@Injectable()
export class ScenarioRoutes {
  constructor(
    private readonly highways: Highways,
    private readonly saved: SavedRoutes,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  /** A route that the owner of the run may not see is not there. */
  async finderFor({ simulationId, owner }: Run): Promise<(route: RoadRoute) => Promise<FoundRoute>> {
    const network = await this.highways.network();
    return createRouteFinder({ network, findSaved: (routeId) => this.copyOf(routeId, { simulationId, owner }) });
  }

  /** Drops the copies of a run that is gone. */
  async forget(simulationId: string, { trucks }: Scenario): Promise<void> {
    for (const { route } of trucks)
      if ('routeId' in route) await this.storage.records.remove(KIND, copyIdOf(simulationId, route.routeId));
  }

  private async copyOf(routeId: string, { simulationId, owner }: Run): Promise<SavedRoute | undefined> {
    const id = copyIdOf(simulationId, routeId);
    const kept = await this.storage.records.get(KIND, id);
    if (kept !== undefined) return savedRouteSchema.parse(kept);
    const found = (await this.saved.find(routeId, owner))?.route;
    if (found) await this.storage.records.put(KIND, id, found);
    return found;
  }
}

function copyIdOf(simulationId: string, routeId: string): string {
  return `${simulationId}/${routeId}`;
}
