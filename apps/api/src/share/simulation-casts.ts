import { Injectable } from '@nestjs/common';
import type { Owner } from '../auth/owner.js';
import { Bus } from '../core/bus.js';

interface Cast {
  readonly owner: Owner;
  readonly truckIds: ReadonlySet<string>;
}

/** The trucks of each simulation that there is, and whose it is, as the bus tells. */
@Injectable()
export class SimulationCasts {
  private readonly castById = new Map<string, Cast>();

  constructor(bus: Bus) {
    bus.on('simulation.cast', ({ simulationId, owner, truckIds }) =>
      this.castById.set(simulationId, { owner, truckIds: new Set(truckIds) }),
    );
    bus.on('simulation.removed', ({ simulationId }) => this.castById.delete(simulationId));
  }

  /** Undefined of one that is not there; none while it is being prepared. */
  trucksOf(simulationId: string): ReadonlySet<string> | undefined {
    return this.castById.get(simulationId)?.truckIds;
  }

  /** Of one that is not there nobody in particular. */
  ownerOf(simulationId: string): Owner {
    return this.castById.get(simulationId)?.owner ?? 'all';
  }
}
