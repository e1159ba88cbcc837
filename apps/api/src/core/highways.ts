import { Injectable } from '@nestjs/common';
import type { HighwayNetwork } from '@fleetmap/basemap';
import { readHighways } from '@fleetmap/scenarios';

/** The offline highway network, read when it is first asked for. */
@Injectable()
export class Highways {
  private loaded: Promise<HighwayNetwork> | undefined;

  network(): Promise<HighwayNetwork> {
    this.loaded ??= readHighways();
    return this.loaded;
  }
}
