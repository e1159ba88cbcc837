import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { FleetChoice, FleetInfo, Rejection } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { FleetMembers } from '../auth/fleet-members.js';
import { newId } from '../auth/secret.js';
import { RecordMap } from '../core/record-map.js';
import { STORAGE } from '../core/tokens.js';
import { Users } from './users.js';

const MOST_FLEETS = 1000;

const storedFleetSchema = z.object({ fleetId: z.string(), name: z.string() });
type StoredFleet = z.infer<typeof storedFleetSchema>;

/** The fleets there are. Which trucks are theirs, {@link FleetMembers} knows. */
@Injectable()
export class Fleets implements OnModuleInit {
  private readonly fleets: RecordMap<StoredFleet>;

  constructor(
    @Inject(STORAGE) { records }: Storage,
    private readonly members: FleetMembers,
    private readonly users: Users,
  ) {
    this.fleets = new RecordMap({ records, kind: 'fleet', schema: storedFleetSchema });
  }

  onModuleInit(): Promise<void> {
    return this.fleets.load();
  }

  get(fleetId: string): StoredFleet | undefined {
    return this.fleets.get(fleetId);
  }

  list(choice: FleetChoice): FleetInfo[] {
    const counts = this.members.counts();
    return this.fleets
      .values()
      .filter(({ fleetId }) => choice === 'all' || choice.includes(fleetId))
      .map((fleet) => ({ ...fleet, truckCount: counts.get(fleet.fleetId) ?? 0 }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  async add(name: string): Promise<FleetInfo | Rejection> {
    if (this.fleets.size >= MOST_FLEETS) return TOO_MANY;
    const fleet = { fleetId: newId(), name };
    await this.fleets.update(fleet.fleetId, () => fleet);
    return { ...fleet, truckCount: 0 };
  }

  async rename(fleetId: string, name: string): Promise<FleetInfo | Rejection> {
    const fleet = await this.fleets.update(fleetId, (known) => known && { ...known, name });
    return fleet ? { ...fleet, truckCount: this.members.trucksOf(fleetId).length } : NO_SUCH_FLEET;
  }

  /** Its trucks and users are then of one fleet less. */
  async remove(fleetId: string): Promise<StoredFleet | Rejection> {
    const fleet = this.get(fleetId);
    if (!fleet) return NO_SUCH_FLEET;
    await this.fleets.update(fleetId, () => undefined);
    await this.members.remove(fleetId, this.members.trucksOf(fleetId));
    for (const { userId, fleets } of this.users.list()) {
      if (fleets === 'all' || !fleets.includes(fleetId)) continue;
      await this.users.change(userId, { fleets: fleets.filter((each: string) => each !== fleetId) });
    }
    return fleet;
  }
}

export const NO_SUCH_FLEET: Rejection = { code: 'not_found', message: 'There is no such fleet.' };
const TOO_MANY: Rejection = { code: 'too_many_records', message: `This server keeps ${MOST_FLEETS} fleets at most.` };
