import type { FaultMode } from '@fleetmap/events';

/** What an operator did to a truck, and when: ms since the scenario's start. */
export type TruckControl =
  /** Drives at so much of its plan; 0 holds it. */
  | { readonly at: number; readonly kind: 'pace'; readonly pace: number }
  | { readonly at: number; readonly kind: 'fault'; readonly faultId: string; readonly mode: FaultMode }
  /** Its device falls silent for good. */
  | { readonly at: number; readonly kind: 'kill' };
