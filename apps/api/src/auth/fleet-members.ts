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
  private readonly versionByFleet = new Map<string, number>();

  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  async onModuleInit(): Promise<void> {
    for (const { id, value } of await this.storage.records.list(KIND)) {
      const stored = storedSchema.safeParse(value);
      if (stored.success) this.fleetsByTruck.set(id, stored.data.fleetIds);
    }
  }

  fleetsOf(truckId: string): readonly string[] {
    return this.fleetsByTruck.get(truckId) ?? NONE;
  }

  trucksOf(fleetId: string): string[] {
    return [...this.fleetsByTruck].flatMap(([truckId, fleetIds]) => (fleetIds.includes(fleetId) ? [truckId] : []));
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
      const fleetIds = this.fleetsOf(truckId);
      if (!fleetIds.includes(fleetId)) await this.put(truckId, [...fleetIds, fleetId]);
    }
    this.changed(fleetId);
  }

  async remove(fleetId: string, truckIds: readonly string[]): Promise<void> {
    for (const truckId of truckIds) {
      const fleetIds = this.fleetsOf(truckId);
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
