import { Controller, Get, Inject, Param, UsePipes } from '@nestjs/common';
import { type Rejection, type SharedTrack, type SharedView, truckIdSchema, type TruckList } from '@fleetmap/events';
import { type Fleet, locationOf } from '@fleetmap/fleet';
import type { PositionStore } from '@fleetmap/storage';
import { Access, From } from '../auth/access.js';
import type { Principal, SharePrincipal } from '../auth/principal.js';
import { Clock } from '../core/clock.js';
import { queryPipe } from '../core/query-pipe.js';
import { orRefuse, Refusal } from '../core/refusal.js';
import { FLEET, POSITION_STORE } from '../core/tokens.js';
import { ShareLinks } from './share-links.js';

const HOUR_MS = 60 * 60_000;
const MOST_READ = 50_000; // positions of one truck
const MOST_POINTS = 2000; // a line on a small map shows no more

/** What the page of a share link asks, with the token of the link: nothing here depends on what is asked beyond its trucks. */
@UsePipes(queryPipe)
@Controller('api/share')
export class ShareController {
  constructor(
    @Inject(POSITION_STORE) private readonly positions: PositionStore,
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly links: ShareLinks,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('view-shared')
  view(@From() from: Principal): SharedView {
    return orRefuse(this.links.viewOf(linkOf(from)));
  }

  /** Where they are now; those that were not heard of yet are left out. */
  @Get('trucks')
  @Access('view-shared')
  trucks(@From() from: Principal): TruckList {
    const { truckIds } = orRefuse(this.links.viewOf(linkOf(from)));
    const known = truckIds.flatMap((truckId) => this.fleet.get(truckId) ?? []);
    return { trucks: known.map((truck) => ({ truckId: truck.truckId, location: locationOf(truck) })) };
  }

  @Get('tracks/:truckId')
  @Access('view-shared')
  async track(
    @Param('truckId', { schema: truckIdSchema }) truckId: string,
    @From() from: Principal,
  ): Promise<SharedTrack> {
    const { truckIds, pastHours } = orRefuse(this.links.viewOf(linkOf(from)));
    if (!truckIds.includes(truckId) || pastHours === 0) throw new Refusal(NOT_SHARED);
    const until = this.clock.now();
    const positions = await this.positions.track({
      truckId,
      from: until - pastHours * HOUR_MS,
      until,
      limit: MOST_READ,
    });
    const step = Math.ceil(positions.length / MOST_POINTS);
    const shown = positions.filter((_position, index) => index % step === 0);
    return { points: shown.map(({ latitude, longitude, recordedAt }) => ({ latitude, longitude, recordedAt })) };
  }
}

/** Who has an account has the desk; these addresses are for links only. */
function linkOf(from: Principal): SharePrincipal {
  if (from.kind !== 'share') throw new Refusal(NOT_SHARED);
  return from;
}

const NOT_SHARED: Rejection = { code: 'not_found', message: 'This link does not show it.' };
