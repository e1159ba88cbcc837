import { Body, Controller, HttpCode, Post, UsePipes } from '@nestjs/common';
import { type RoutePlan, type RouteWish, routeWishSchema } from '@fleetmap/events';
import { Access } from '../../auth/access.js';
import { messagePipe } from '../../core/message-pipe.js';
import { RoutePlans } from './route-plans.js';

/** Ways that are asked for and not kept. */
@UsePipes(messagePipe)
@Controller('api/routes/plan')
export class RoutePlanController {
  constructor(private readonly plans: RoutePlans) {}

  @Access('plan')
  @Post()
  @HttpCode(200)
  plan(@Body({ schema: routeWishSchema }) wish: RouteWish): Promise<RoutePlan> {
    return this.plans.plan(wish);
  }
}
