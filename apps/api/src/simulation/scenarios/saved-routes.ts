import { Injectable } from '@nestjs/common';
import type { Point } from '@fleetmap/geo';

/** Where a scenario's saved routes come from: the rooms that keep routes will tell. Until then there are none. */
@Injectable()
export class SavedRoutes {
  find(_routeId: string): Promise<readonly Point[] | undefined> {
    return Promise.resolve(undefined);
  }
}
