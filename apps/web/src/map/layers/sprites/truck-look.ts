import { type Connectivity, connectivityOf } from '@fleetmap/fleet';
import { type FleetColumns, MOTIONS } from '../../../stores/fleet-columns.js';

// Every look a truck can have on the map, as one number: what it does, how it is heard, and where it points to.

/** Directions that a moving truck is drawn in: one every 5.6°, which the eye takes for smooth. */
export const DIRECTIONS = 64;

const KINDS_PER_MOTION = DIRECTIONS + 1; // the last one: direction unknown
const LOOKS_PER_CONNECTIVITY = KINDS_PER_MOTION + 2; // moving, idle, stopped
const SILENT_LOOK = 2 * LOOKS_PER_CONNECTIVITY;

export const LOOKS = SILENT_LOOK + 1;

/** Rows of trucks: index in {@link MOTIONS}, and epoch ms. */
export type LookColumns = Readonly<Record<keyof Pick<FleetColumns, 'heardAt' | 'motion'>, ArrayLike<number>>>;

/** What a look shows. Direction is degrees from north; undefined when it has none. */
export interface TruckLook {
  readonly shape: 'arrow' | 'moving' | 'idle' | 'stopped' | 'silent';
  readonly isLate: boolean;
  readonly direction?: number;
}

/** The look of a truck that is drawn with this heading. */
export function lookOf({ heardAt, motion }: LookColumns, index: number, heading: number, now: number): number {
  const connectivity: Connectivity = connectivityOf(heardAt[index]!, now);
  if (connectivity === 'silent') return SILENT_LOOK;
  const isMoving = MOTIONS[motion[index]!] === 'moving';
  const direction = Number.isNaN(heading) ? DIRECTIONS : Math.round((heading / 360) * DIRECTIONS) % DIRECTIONS;
  const look = isMoving ? direction : KINDS_PER_MOTION + motion[index]! - 1;
  return connectivity === 'late' ? LOOKS_PER_CONNECTIVITY + look : look;
}

/** What to draw for a look. */
export function describeLook(look: number): TruckLook {
  if (look === SILENT_LOOK) return { shape: 'silent', isLate: false };
  const isLate = look >= LOOKS_PER_CONNECTIVITY;
  const kind = isLate ? look - LOOKS_PER_CONNECTIVITY : look;
  if (kind < DIRECTIONS) return { shape: 'arrow', isLate, direction: (kind * 360) / DIRECTIONS };
  if (kind === DIRECTIONS) return { shape: 'moving', isLate };
  return { shape: kind === KINDS_PER_MOTION ? 'idle' : 'stopped', isLate };
}

/** What the looks come down to, in the order in which a badge shows their shares. */
export const STATUSES = ['moving', 'idle', 'stopped', 'silent'] as const;

/** Index in {@link STATUSES}, by look. */
export const STATUS_OF_LOOK: Uint8Array = Uint8Array.from({ length: LOOKS }, (_none, look) => {
  const { shape } = describeLook(look);
  return STATUSES.indexOf(shape === 'arrow' ? 'moving' : shape);
});
