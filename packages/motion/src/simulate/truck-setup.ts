import type { Fault, Reporting } from '@fleetmap/events';
import type { DrivePlan } from '../drive/drive-plan.js';
import type { DrivingProfile } from '../drive/driving-profile.js';
import type { RecordedTrack } from './recorded-track.js';

interface EveryTruck {
  readonly truckId: string;
  readonly groupId: string;
  /** Of the scenario. */
  readonly seed: string;
  /** Share of the plan's speed that this truck drives, 0…1. */
  readonly basePace: number;
  readonly profile: Pick<DrivingProfile, 'acceleration' | 'braking'>;
  /** m/s, the highest speed on its way. */
  readonly topSpeed: number;
  /** Ms since the scenario's start; negative: it is on its way already. */
  readonly departureMs: number;
  readonly reporting: Reporting;
  /** Of the scenario; which of them befall this truck is decided by its own stream. */
  readonly faults: readonly Fault[];
}

/** A truck that drives a road by a plan, which it shares with other trucks of its group. */
export interface PlannedTruck extends EveryTruck {
  readonly plan: DrivePlan;
}

/** A truck that does again what was recorded, and reports what was reported. */
export interface RecordedTruck extends EveryTruck {
  readonly track: RecordedTrack;
}

/** A truck of a scenario, ready to drive. */
export type TruckSetup = PlannedTruck | RecordedTruck;
