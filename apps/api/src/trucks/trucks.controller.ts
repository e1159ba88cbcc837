import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { TruckList, TruckLocation } from '@fleetmap/events';
import { type Fleet, locationOf, type Truck } from '@fleetmap/fleet';
import { Access, From } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import { Visibility } from '../auth/visibility.js';
import { Refusal } from '../core/refusal.js';
import { FLEET } from '../core/tokens.js';

/** Where every truck is now. */
@Controller('api/trucks')
export class TrucksController {
  constructor(
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly visibility: Visibility,
  ) {}

  @Get()
  @Access('view')
  list(@From() from: Principal): TruckList {
    const scope = this.visibility.scopeOf(from);
    return { trucks: [...this.fleet.trucks()].filter(({ truckId }) => scope.has(truckId)).map(truckLocationOf) };
  }

  @Get(':truckId')
  @Access('view')
  one(@From() from: Principal, @Param('truckId') truckId: string): TruckLocation & { attributes: object } {
    const truck = this.visibility.sees(from, truckId) ? this.fleet.get(truckId) : undefined;
    if (!truck) throw new Refusal({ code: 'not_found', message: 'There is no such truck.' });
    return { ...truckLocationOf(truck), attributes: truck.position.attributes ?? {} };
  }
}

function truckLocationOf(truck: Truck): TruckLocation {
  return { truckId: truck.truckId, location: locationOf(truck) };
}
