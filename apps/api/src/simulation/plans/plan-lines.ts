import { Inject, Injectable } from '@nestjs/common';
import {
  isRejection,
  MAX_PLAN_POINTS,
  type PlanSource,
  readScenario,
  type Rejection,
  type TruckPlan,
} from '@fleetmap/events';
import { lineOfTruck } from '@fleetmap/motion';
import { createRouteFinder, prepareTrucks } from '@fleetmap/scenarios';
import type { PositionStore } from '@fleetmap/storage';
import type { Owner } from '../../auth/owner.js';
import { Highways } from '../../core/highways.js';
import { SavedRoutes } from '../../core/saved-routes.js';
import { POSITION_STORE } from '../../core/tokens.js';
import { Simulations } from '../runs/simulations.js';

const MOST_FIXES = 100_000;

/** Makes the timed line of whatever a truck is compared with. */
@Injectable()
export class PlanLines {
  constructor(
    @Inject(POSITION_STORE) private readonly positions: PositionStore,
    private readonly simulations: Simulations,
    private readonly highways: Highways,
    private readonly routes: SavedRoutes,
  ) {}

  /** A source that these may not see is not there. */
  async lineOf(source: PlanSource, by: Owner): Promise<TruckPlan['points'] | Rejection> {
    const line = await this.find(source, by);
    return isRejection(line) || line.length > 1 ? line : NOTHING;
  }

  private async find(source: PlanSource, by: Owner): Promise<TruckPlan['points'] | Rejection> {
    if (source.kind === 'route') return this.drivenOn(source.routeId, by);
    if (source.kind === 'history') return this.recordedOf(source);
    const truck = this.simulations.truckOf(source, by);
    return truck ? lineOfTruck(truck, MAX_PLAN_POINTS) : NOTHING;
  }

  /** As a calm driver of a loaded lorry would drive it, once. */
  private async drivenOn(routeId: string, by: Owner): Promise<TruckPlan['points'] | Rejection> {
    const trucks = [{ id: 'plan', route: { routeId }, trip: 'once' }];
    const scenario = readScenario({ version: 1, name: 'Plan', seed: routeId, trucks });
    if (isRejection(scenario)) return scenario;
    const network = await this.highways.network();
    const found = await prepareTrucks(
      scenario,
      createRouteFinder({ network, findSaved: async (id) => (await this.routes.find(id, by))?.route }),
    );
    return isRejection(found) ? found : lineOfTruck(found[0]!, MAX_PLAN_POINTS);
  }

  private async recordedOf(source: Extract<PlanSource, { kind: 'history' }>): Promise<TruckPlan['points']> {
    const positions = await this.positions.track({ ...source, limit: MOST_FIXES });
    const step = Math.max(1, (positions.length - 1) / (MAX_PLAN_POINTS - 1));
    const start = positions[0]?.recordedAt ?? 0;
    return Array.from({ length: Math.min(positions.length, MAX_PLAN_POINTS) }, (_none, index) => {
      const { longitude, latitude, recordedAt } = positions[Math.round(index * step)]!;
      return [longitude, latitude, (recordedAt - start) / 1000];
    });
  }
}

const NOTHING: Rejection = { code: 'not_found', message: 'There is nothing there to compare a truck with.' };
