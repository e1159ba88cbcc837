import type { SeenTrucks } from '@fleetmap/client';
import type { Location } from '@fleetmap/events';
import { worldX, worldY } from '@fleetmap/geo';
import { MOTIONS } from './fleet-columns.js';

/** What frames tell of trucks, by slot. */
export type ToldTrucks = Omit<SeenTrucks, 'truckIds'>;

/** A single truck in the shape in which frames tell thousands, in slot 0. */
export function createToldTruck(): ToldTrucks & { write(location: Location): void } {
  return {
    x: new Float64Array(1),
    y: new Float64Array(1),
    heading: new Float64Array(1),
    speed: new Float64Array(1),
    motion: new Uint8Array(1),
    simulated: new Uint8Array(1),
    motionSince: new Float64Array(1),
    recordedAt: new Float64Array(1),
    heardAt: new Float64Array(1),

    write(location) {
      this.x[0] = worldX(location.longitude);
      this.y[0] = worldY(location.latitude);
      this.heading[0] = location.heading ?? Number.NaN;
      this.speed[0] = location.speed ?? Number.NaN;
      this.motion[0] = MOTIONS.indexOf(location.motion);
      this.simulated[0] = location.simulated ? 1 : 0;
      this.motionSince[0] = location.motionSince;
      this.recordedAt[0] = location.recordedAt;
      this.heardAt[0] = location.heardAt;
    },
  };
}
