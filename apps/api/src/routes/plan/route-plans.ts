import { Inject, Injectable } from '@nestjs/common';
import { createWayFinder, type NoWay } from '@fleetmap/basemap';
import type { Rejection, RoutePlan, RouteWish } from '@fleetmap/events';
import { Highways } from '../../core/highways.js';
import { Refusal } from '../../core/refusal.js';
import { ENV } from '../../core/tokens.js';
import type { Env } from '../../env.js';
import { planOfLegs } from './plan-of-legs.js';
import { askRouter } from './router.js';
import { placesOf, stopsOf } from './stops.js';

/** Ways from town to town: by the router of ROUTER_URL, else over the highways of the offline map. */
@Injectable()
export class RoutePlans {
  private finder: Promise<ReturnType<typeof createWayFinder>> | undefined;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly highways: Highways,
  ) {}

  async plan(wish: RouteWish): Promise<RoutePlan> {
    const stops = stopsOf(wish);
    const { ROUTER_URL: url, ROUTER_TIMEOUT_MS: timeoutMs } = this.env;
    if (url === undefined) return this.overHighways(stops);
    const places = placesOf(await this.highways.network(), stops);
    if (typeof places === 'string') throw new Refusal(refusalOf[places]);
    const plan = await askRouter({ url, timeoutMs }, places);
    if (typeof plan !== 'string') return plan;
    const instead = await this.overHighways(stops);
    return { ...instead, notes: [plan, ...instead.notes] };
  }

  private async overHighways(stops: ReturnType<typeof stopsOf>): Promise<RoutePlan> {
    this.finder ??= this.highways.network().then(createWayFinder);
    const legs = (await this.finder)(stops);
    if (typeof legs === 'string') throw new Refusal(refusalOf[legs]);
    return planOfLegs(legs);
  }
}

const refusalOf: Readonly<Record<NoWay, Rejection>> = {
  unknown_town: { code: 'unknown_town', message: 'A town is not on the highway network: give its place instead.' },
  ambiguous_town: {
    code: 'ambiguous_town',
    message: 'There are several towns of a name: add the country, or give a place.',
  },
  no_way: { code: 'no_way', message: 'No highway leads from one stop to the next.' },
};
