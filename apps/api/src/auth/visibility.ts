import { Injectable } from '@nestjs/common';
import type { FleetChoice } from '@fleetmap/events';
import { FleetMembers } from './fleet-members.js';
import { maySee, type Owner } from './owner.js';
import type { Principal, SharePrincipal } from './principal.js';

/** Which trucks somebody may see. Everything that is shared between viewers is shared among those of one `key` only. */
export interface Scope {
  readonly key: string;
  /** All of which there may be a past; not for the whole fleet. */
  truckIds(): readonly string[];
  /** Every truck, also those of no fleet. */
  readonly isWhole: boolean;
  has(truckId: string): boolean;
}

/** Says who sees what. What one may not see must look as if it were not there. */
@Injectable()
export class Visibility {
  /** Of who sees every truck. */
  readonly whole = WHOLE;

  constructor(private readonly members: FleetMembers) {}

  scopeOf(principal: Principal): Scope {
    if (principal.kind === 'share') return scopeOfLink(principal);
    const fleets = this.fleetsOf(principal);
    return fleets === 'all' ? WHOLE : this.scopeOfFleets(fleets);
  }

  sees(principal: Principal, truckId: string): boolean {
    return this.scopeOf(principal).has(truckId);
  }

  /** Whose the thing is that this principal makes now; with it, what it may see is asked of {@link maySee}. */
  ownerOf(principal: Principal): Owner {
    return this.fleetsOf(principal);
  }

  /** Whether it sees a thing that another may have made. */
  seesOf(principal: Principal, owner: Owner): boolean {
    return maySee(this.fleetsOf(principal), owner);
  }

  private fleetsOf(principal: Principal): FleetChoice {
    if (principal.kind === 'local') return 'all';
    if (principal.kind !== 'user' && principal.kind !== 'token') return [];
    return principal.role === 'admin' ? 'all' : principal.fleets;
  }

  private scopeOfFleets(fleets: readonly string[]): Scope {
    const { members } = this;
    const wanted = new Set(fleets);
    const has = (truckId: string): boolean => members.fleetsOf(truckId).some((fleetId) => wanted.has(fleetId));
    // With their versions: who shares something with those of before its trucks changed would see what they saw.
    const names = [...wanted].toSorted().map((fleetId) => `${fleetId}:${members.versionOf(fleetId)}`);
    const truckIds = (): string[] => [...new Set(fleets.flatMap((fleetId) => members.trucksWithPast(fleetId)))];
    return { key: `fleets ${names.join(' ')}`, isWhole: false, has, truckIds };
  }
}

const WHOLE: Scope = { key: 'whole', isWhole: true, has: () => true, truckIds: () => [] };

/** A link's trucks are chosen for good; those of a simulation are known once it is ready. */
function scopeOfLink({ linkId, truckIds }: SharePrincipal): Scope {
  const key = `link ${linkId} ${truckIds.size}`;
  return { key, isWhole: false, has: (truckId) => truckIds.has(truckId), truckIds: () => [...truckIds] };
}
