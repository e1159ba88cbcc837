import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, UsePipes } from '@nestjs/common';
import {
  type FleetInfo,
  type FleetList,
  type FleetName,
  fleetNameSchema,
  type FleetTrucks,
  type FleetTrucksChange,
  fleetTrucksChangeSchema,
} from '@fleetmap/events';
import { Access, From } from '../auth/access.js';
import { AuditLog } from '../auth/audit-log.js';
import { FleetMembers } from '../auth/fleet-members.js';
import type { Principal } from '../auth/principal.js';
import { Visibility } from '../auth/visibility.js';
import { messagePipe } from '../core/message-pipe.js';
import { orRefuse } from '../core/refusal.js';
import { Fleets, NO_SUCH_FLEET } from './fleets.js';

/** Fleets and their trucks. */
@UsePipes(messagePipe)
@Controller('api/fleets')
export class FleetsController {
  constructor(
    private readonly fleets: Fleets,
    private readonly members: FleetMembers,
    private readonly visibility: Visibility,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Access('view')
  list(@From() from: Principal): FleetList {
    return { fleets: this.fleets.list(this.visibility.ownerOf(from)) };
  }

  @Post()
  @Access('manage-fleets')
  @HttpCode(201)
  async add(@From() from: Principal, @Body({ schema: fleetNameSchema }) { name }: FleetName): Promise<FleetInfo> {
    const fleet = orRefuse(await this.fleets.add(name));
    await this.audit.note(from, { what: 'fleet.made', subject: name });
    return fleet;
  }

  @Patch(':fleetId')
  @Access('manage-fleets')
  async rename(
    @From() from: Principal,
    @Param('fleetId') fleetId: string,
    @Body({ schema: fleetNameSchema }) { name }: FleetName,
  ): Promise<FleetInfo> {
    const fleet = orRefuse(await this.fleets.rename(fleetId, name));
    await this.audit.note(from, { what: 'fleet.renamed', subject: name });
    return fleet;
  }

  @Delete(':fleetId')
  @Access('manage-fleets')
  @HttpCode(204)
  async remove(@From() from: Principal, @Param('fleetId') fleetId: string): Promise<void> {
    const { name } = orRefuse(await this.fleets.remove(fleetId));
    await this.audit.note(from, { what: 'fleet.removed', subject: name });
  }

  @Get(':fleetId/trucks')
  @Access('manage-fleets')
  trucks(@Param('fleetId') fleetId: string): FleetTrucks {
    orRefuse(this.fleets.get(fleetId) ?? NO_SUCH_FLEET);
    return { truckIds: this.members.trucksOf(fleetId).toSorted() };
  }

  @Post(':fleetId/trucks')
  @Access('manage-fleets')
  @HttpCode(200)
  async changeTrucks(
    @From() from: Principal,
    @Param('fleetId') fleetId: string,
    @Body({ schema: fleetTrucksChangeSchema }) { add, remove }: FleetTrucksChange,
  ): Promise<FleetTrucks> {
    const { name } = orRefuse(this.fleets.get(fleetId) ?? NO_SUCH_FLEET);
    await this.members.add(fleetId, add);
    await this.members.remove(fleetId, remove);
    const detail = `${add.length} trucks added, ${remove.length} removed`;
    await this.audit.note(from, { what: 'fleet.trucks-changed', subject: name, detail });
    return this.trucks(fleetId);
  }
}
