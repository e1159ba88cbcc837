import { MOTIONS, type TruckLocation } from '@fleetmap/events';
import type { FrameNews } from './seen-trucks.js';
import { placeOfWorld } from './world.js';

/** For programs that want an object per truck. */
export interface TruckListener {
  /** A truck came into sight, moved, or changed its state. */
  readonly onTruckLocation: (change: TruckLocation) => void;
  /** A truck left what is seen. */
  readonly onTruckGone?: ((truckId: string) => void) | undefined;
}

/** Tells what frames changed truck by truck. */
export function tellTrucks({ onTruckLocation, onTruckGone }: TruckListener): (news: FrameNews) => void {
  return ({ trucks, gone, changed }) => {
    for (const slot of gone) onTruckGone?.(trucks.truckIds[slot]!);
    for (const slot of changed) {
      const location = {
        ...placeOfWorld(trucks.x[slot]!, trucks.y[slot]!),
        heading: orUnknown(trucks.heading[slot]!),
        speed: orUnknown(trucks.speed[slot]!),
        recordedAt: trucks.recordedAt[slot]!,
        heardAt: trucks.heardAt[slot]!,
        motion: MOTIONS[trucks.motion[slot]!]!,
        motionSince: trucks.motionSince[slot]!,
      };
      const simulated = trucks.simulated[slot] === 1 ? { simulated: true as const } : {};
      onTruckLocation({ truckId: trucks.truckIds[slot]!, location: { ...location, ...simulated } });
    }
  };
}

function orUnknown(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
