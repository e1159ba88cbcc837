import type { Motion } from '@fleetmap/events';
import { type Connectivity, connectivityOf } from '@fleetmap/fleet';
import type { FleetColumns } from '../stores/fleet-columns.js';
import type { FleetStore } from '../stores/fleet-store.js';
import type { Look } from '../ui/status-look.js';

/** One truck at one moment, as the panels show it. Units as in the columns; undefined is unknown. */
export interface TruckView {
  readonly id: string;
  readonly motion: Motion;
  readonly connectivity: Connectivity;
  readonly simulated: boolean;
  readonly latitude: number;
  readonly longitude: number;
  readonly speed: number | undefined;
  readonly heading: number | undefined;
  readonly altitude: number | undefined;
  readonly accuracy: number | undefined;
  readonly battery: number | undefined;
  readonly motionSince: number;
  /** How long the truck is known to have done that: what a silent truck does now nobody knows. */
  readonly motionMs: number;
  readonly fixMs: number;
  readonly quietMs: number;
}

export function readTruck(fleet: FleetStore, index: number, now: number): TruckView {
  const { columns } = fleet;
  const known = (name: keyof FleetColumns): number | undefined => {
    const value = columns[name][index]!;
    return Number.isNaN(value) ? undefined : value;
  };
  const heardAt = columns.heardAt[index]!;
  const motionSince = columns.motionSince[index]!;
  const connectivity = connectivityOf(heardAt, now);
  return {
    id: fleet.truckIds[index]!,
    motion: fleet.motionOf(index),
    connectivity,
    simulated: columns.simulated[index] === 1,
    ...fleet.placeOf(index),
    speed: known('speed'),
    heading: known('heading'),
    altitude: known('altitude'),
    accuracy: known('accuracy'),
    battery: known('battery'),
    motionSince,
    motionMs: (connectivity === 'silent' ? heardAt : now) - motionSince,
    fixMs: now - columns.recordedAt[index]!,
    quietMs: now - heardAt,
  };
}

export function lookOf({ motion, connectivity }: Pick<TruckView, 'motion' | 'connectivity'>): Look {
  return connectivity === 'silent' ? 'silent' : motion;
}
