import { connectLive } from '@fleetmap/client';
import type { DeskTools } from '../desk-context.js';

/** Lets the live feed into the fleet store. @returns what ends it. */
export function startLive({ fleet, desk, clock }: DeskTools): () => void {
  return connectLive({
    user: 'desk',
    onTruckLocation(change) {
      clock.note(change.location.heardAt);
      fleet.apply(change, performance.now());
    },
    onStatus: (liveStatus) => desk.setState({ liveStatus }),
  });
}
