import { Injectable } from '@nestjs/common';
import { Bus } from '../core/bus.js';

/** The trucks of each simulation that there is, as the bus tells. */
@Injectable()
export class SimulationCasts {
  private readonly truckIdsById = new Map<string, ReadonlySet<string>>();

  constructor(bus: Bus) {
    bus.on('simulation.cast', ({ simulationId, truckIds }) => this.truckIdsById.set(simulationId, new Set(truckIds)));
    bus.on('simulation.removed', ({ simulationId }) => this.truckIdsById.delete(simulationId));
  }

  /** Undefined of one that is not there; none while it is being prepared. */
  trucksOf(simulationId: string): ReadonlySet<string> | undefined {
    return this.truckIdsById.get(simulationId);
  }
}
