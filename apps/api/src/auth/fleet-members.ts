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
  private readonly listeners = new Set<() => void>();

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

  /** @returns what ends the telling. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async add(fleetId: string, truckIds: readonly string[]): Promise<void> {
    for (const truckId of truckIds) {
      const fleetIds = this.fleetsOf(truckId);
      if (!fleetIds.includes(fleetId)) await this.put(truckId, [...fleetIds, fleetId]);
    }
    this.tell();
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
    this.tell();
  }

  private async put(truckId: string, fleetIds: readonly string[]): Promise<void> {
    if (fleetIds.length > 0) await this.storage.records.put(KIND, truckId, { fleetIds });
    else await this.storage.records.remove(KIND, truckId);
    if (fleetIds.length > 0) this.fleetsByTruck.set(truckId, fleetIds);
    else this.fleetsByTruck.delete(truckId);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
