import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { STORAGE } from '../core/tokens.js';

const KIND = 'fleet-member';
const NONE: readonly string[] = [];

const storedSchema = z.object({ fleetIds: z.array(z.string()) });

/** Which truck is of which fleets. In memory, because it is asked for every position; what changes is stored first. */
@Injectable()
export class FleetMembers implements OnModuleInit {
  private readonly fleetsByTruck = new Map<string, readonly string[]>();
  private readonly lentByTruck = new Map<string, readonly string[]>();
  private readonly recorded = new Set<string>();
  private readonly versionByFleet = new Map<string, number>();

  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  async onModuleInit(): Promise<void> {
    for (const { id, value } of await this.storage.records.list(KIND)) {
      const stored = storedSchema.safeParse(value);
      if (stored.success) this.fleetsByTruck.set(id, stored.data.fleetIds);
    }
  }

  fleetsOf(truckId: string): readonly string[] {
    const listed = this.fleetsByTruck.get(truckId);
    const lent = this.lentByTruck.get(truckId);
    return listed && lent ? [...listed, ...lent] : (listed ?? lent ?? NONE);
  }

  /** Those that are listed as its own. */
  trucksOf(fleetId: string): string[] {
    return trucksWith(fleetId, this.fleetsByTruck);
  }

  /** Its own, and simulated ones that it sees and that were recorded: those there may be a past of. */
  trucksWithPast(fleetId: string): string[] {
    const lent = trucksWith(fleetId, this.lentByTruck).filter((truckId) => this.recorded.has(truckId));
    return [...this.trucksOf(fleetId), ...lent];
  }

  /**
   * Lets fleets see simulated trucks without listing them as their own. Nobody saw them before: whoever watches already goes on
   * watching.
   */
  lend(
    truckIds: readonly string[],
    { fleetIds, areRecorded }: { fleetIds: readonly string[]; areRecorded: boolean },
  ): void {
    for (const truckId of truckIds) {
      this.lentByTruck.set(truckId, fleetIds);
      if (areRecorded) this.recorded.add(truckId);
    }
  }

  takeBack(truckIds: readonly string[]): void {
    for (const truckId of truckIds) {
      this.lentByTruck.delete(truckId);
      this.recorded.delete(truckId);
    }
  }

  /** Whether a truck of some fleet is called so. */
  hasTruck(prefix: string): boolean {
    return [...this.fleetsByTruck.keys()].some((truckId) => truckId.startsWith(prefix));
  }

  /** How many trucks each fleet has. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const fleetIds of this.fleetsByTruck.values())
      for (const fleetId of fleetIds) counts.set(fleetId, (counts.get(fleetId) ?? 0) + 1);
    return counts;
  }

  /** Another number after every change of its trucks. */
  versionOf(fleetId: string): number {
    return this.versionByFleet.get(fleetId) ?? 0;
  }

  async add(fleetId: string, truckIds: readonly string[]): Promise<void> {
    for (const truckId of truckIds) {
      const fleetIds = this.fleetsByTruck.get(truckId) ?? NONE;
      if (!fleetIds.includes(fleetId)) await this.put(truckId, [...fleetIds, fleetId]);
    }
    this.changed(fleetId);
  }

  async remove(fleetId: string, truckIds: readonly string[]): Promise<void> {
    for (const truckId of truckIds) {
      const fleetIds = this.fleetsByTruck.get(truckId) ?? NONE;
      if (!fleetIds.includes(fleetId)) continue;
      await this.put(
        truckId,
        fleetIds.filter((known) => known !== fleetId),
      );
    }
    this.changed(fleetId);
  }

  private async put(truckId: string, fleetIds: readonly string[]): Promise<void> {
    if (fleetIds.length > 0) await this.storage.records.put(KIND, truckId, { fleetIds });
    else await this.storage.records.remove(KIND, truckId);
    if (fleetIds.length > 0) this.fleetsByTruck.set(truckId, fleetIds);
    else this.fleetsByTruck.delete(truckId);
  }

  private changed(fleetId: string): void {
    this.versionByFleet.set(fleetId, this.versionOf(fleetId) + 1);
  }
}

function trucksWith(fleetId: string, fleetsByTruck: ReadonlyMap<string, readonly string[]>): string[] {
  return [...fleetsByTruck].flatMap(([truckId, fleetIds]) => (fleetIds.includes(fleetId) ? [truckId] : []));
}
