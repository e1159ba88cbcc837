import { Inject, Injectable } from '@nestjs/common';
import type { Fleet, Truck } from '@fleetmap/fleet';
import { FleetMembers } from '../../auth/fleet-members.js';
import type { Owner } from '../../auth/owner.js';
import { Bus } from '../../core/bus.js';
import { FLEET } from '../../core/tokens.js';
import { KeptTrucks } from './kept-trucks.js';
import { mapIdOf } from './simulated-report.js';
import type { SimulationRun } from './simulation-run.js';

const OF_A_RUN = /^(S\d+)-/;

/** What trucks of simulations leave outside of their run: who sees them, and where they stand on the live map. */
@Injectable()
export class ShownTrucks {
  constructor(
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly members: FleetMembers,
    private readonly kept: KeptTrucks,
    private readonly bus: Bus,
  ) {}

  /** After a restart: whose the recorded trucks are, also those of runs that are gone. */
  async restore(): Promise<void> {
    for (const { owner, truckIds } of await this.kept.list()) this.lend(truckIds, { owner, areRecorded: true });
  }

  /** No truck is called as those of this run will be. */
  isFree(simulationId: string): boolean {
    const prefix = mapIdOf(simulationId, '');
    const isTaken = [...this.fleet.trucks()].some(({ truckId }) => truckId.startsWith(prefix));
    return !isTaken && !this.members.hasTruck(prefix);
  }

  /** To be called before the first of them reports. Resolves when that is known after a restart as well. */
  async announce(run: SimulationRun): Promise<void> {
    const truckIds = run.mapIds;
    this.lend(truckIds, { owner: run.owner, areRecorded: run.options.keepHistory });
    if (run.options.keepHistory && run.owner !== 'all')
      await this.kept.save(run.simulationId, { owner: run.owner, truckIds });
  }

  /** Takes the trucks of a run off the live map; what was recorded of them stays, for those who saw it. */
  remove(run: SimulationRun): void {
    this.removeWhere((simulationId) => simulationId === run.simulationId);
    if (!run.options.keepHistory) this.members.takeBack(run.mapIds);
  }

  /** Trucks whose run is there no more: the server ended while they were taken off. */
  removeForsaken(isThere: (simulationId: string) => boolean): void {
    this.removeWhere((simulationId) => !isThere(simulationId));
  }

  private removeWhere(isMeant: (simulationId: string) => boolean): void {
    for (const { truckId, position } of this.fleet.trucks()) {
      const simulationId = position.simulated ? OF_A_RUN.exec(truckId)?.[1] : undefined;
      if (simulationId === undefined || !isMeant(simulationId)) continue;
      this.fleet.remove(truckId);
      this.bus.emit('truck.removed', { truckId });
    }
  }

  private lend(truckIds: readonly string[], { owner, areRecorded }: { owner: Owner; areRecorded: boolean }): void {
    if (owner === 'all') return;
    // A real truck that is called so by chance stays whose it is.
    const simulated = truckIds.filter((truckId) => !isReal(this.fleet.get(truckId)));
    this.members.lend(simulated, { fleetIds: owner, areRecorded });
  }
}

function isReal(truck: Truck | undefined): boolean {
  return truck !== undefined && !truck.position.simulated;
}
