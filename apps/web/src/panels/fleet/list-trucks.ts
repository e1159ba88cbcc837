import { connectivityOf } from '@fleetmap/fleet';
import type { StatusFilter } from '../../stores/desk-store.js';
import type { FleetStore } from '../../stores/fleet-store.js';
import { fold } from './fold.js';

/** Which trucks the list shows, and how many there are of each status in the whole fleet. */
export interface Listing {
  /** Rows of the fleet store, in the order of the list. */
  readonly rows: readonly number[];
  readonly counts: Readonly<Record<StatusFilter, number>>;
}

export interface ListQuery {
  readonly search: string;
  readonly statusFilter: StatusFilter;
  /** Epoch ms of the server's clock. */
  readonly now: number;
}

/** What a truck does and whether it is heard are two things: a silent truck that moved counts under both. */
export function listTrucks(fleet: FleetStore, order: readonly number[], query: ListQuery): Listing {
  const { statusFilter, now } = query;
  const { heardAt } = fleet.columns;
  const wanted = fold(query.search.trim());
  const counts = { all: 0, moving: 0, idle: 0, stopped: 0, late: 0, silent: 0 };
  const rows: number[] = [];
  for (const index of order) {
    if (fleet.indexOf(fleet.truckIds[index]!) !== index) continue; // of the past: not there yet
    counts.all += 1;
    const motion = fleet.motionOf(index);
    const connectivity = connectivityOf(heardAt[index]!, now);
    counts[motion] += 1;
    if (connectivity !== 'live') counts[connectivity] += 1;
    const chosen = statusFilter === 'all' || statusFilter === motion || statusFilter === connectivity;
    if (chosen && (wanted === '' || fold(fleet.truckIds[index]!).includes(wanted))) rows.push(index);
  }
  return { rows, counts };
}
