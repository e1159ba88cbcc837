import type { Fault, Reporting } from '@fleetmap/events';
import type { DrivePlan } from '../drive/drive-plan.js';
import type { DrivingProfile } from '../drive/driving-profile.js';

/** A truck of a scenario, ready to drive. */
export interface TruckSetup {
  readonly truckId: string;
  readonly groupId: string;
  /** Of the scenario. */
  readonly seed: string;
  /** Shared with other trucks of its group. */
  readonly plan: DrivePlan;
  /** Share of the plan's speed that this truck drives, 0…1. */
  readonly basePace: number;
  readonly profile: Pick<DrivingProfile, 'acceleration' | 'braking'>;
  /** m/s, the highest limit on its road. */
  readonly topSpeed: number;
  /** Ms since the scenario's start; negative: it is on its way already. */
  readonly departureMs: number;
  readonly reporting: Reporting;
  /** Of the scenario; which of them befall this truck is decided by its own stream. */
  readonly faults: readonly Fault[];
}
