import { Body, Controller, Delete, Get, HttpCode, Param, Put, UsePipes } from '@nestjs/common';
import {
  type TruckPlan,
  type TruckPlanAnswer,
  type TruckPlanRequest,
  truckIdSchema,
  truckPlanRequestSchema,
} from '@fleetmap/events';
import { Access, From } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import { messagePipe } from '../../core/message-pipe.js';
import { orRefuse } from '../../core/refusal.js';
import { TruckPlans } from './truck-plans.js';

/** The plan of a truck, which drives beside it as a ghost. */
@UsePipes(messagePipe)
@Controller('api/trucks/:truckId/plan')
export class PlansController {
  constructor(private readonly plans: TruckPlans) {}

  @Get()
  @Access('view-plans')
  async plan(
    @Param('truckId', { schema: truckIdSchema }) truckId: string,
    @From() from: Principal,
  ): Promise<TruckPlanAnswer> {
    return { plan: await this.plans.get(truckId, from) };
  }

  @Put()
  @Access('plan')
  async set(
    @Param('truckId', { schema: truckIdSchema }) truckId: string,
    @Body({ schema: truckPlanRequestSchema }) request: TruckPlanRequest,
    @From() from: Principal,
  ): Promise<TruckPlan> {
    return orRefuse(await this.plans.set(truckId, request, from));
  }

  @Delete()
  @Access('plan')
  @HttpCode(204)
  async remove(@Param('truckId', { schema: truckIdSchema }) truckId: string, @From() from: Principal): Promise<void> {
    orRefuse((await this.plans.remove(truckId, from)) ?? {});
  }
}
