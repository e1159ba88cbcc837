import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { TruckList, TruckLocation } from '@fleetmap/events';
import { type Fleet, locationOf, type Truck } from '@fleetmap/fleet';
import { Access } from '../auth/access.js';
import { Refusal } from '../core/refusal.js';
import { FLEET } from '../core/tokens.js';

/** Where every truck is now. */
@Controller('api/trucks')
export class TrucksController {
  constructor(@Inject(FLEET) private readonly fleet: Fleet) {}

  @Get()
  @Access('view')
  list(): TruckList {
    return { trucks: Array.from(this.fleet.trucks(), truckLocationOf) };
  }

  @Get(':truckId')
  @Access('view')
  one(@Param('truckId') truckId: string): TruckLocation & { attributes: object } {
    const truck = this.fleet.get(truckId);
    if (!truck) throw new Refusal({ code: 'not_found', message: 'There is no such truck.' });
    return { ...truckLocationOf(truck), attributes: truck.position.attributes ?? {} };
  }
}

function truckLocationOf(truck: Truck): TruckLocation {
  return { truckId: truck.truckId, location: locationOf(truck) };
}
