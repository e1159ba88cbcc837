import { Inject, Injectable } from '@nestjs/common';
import { isRejection, type Rejection, type TruckPlan, type TruckPlanRequest, truckPlanSchema } from '@fleetmap/events';
import type { Principal } from '../../auth/principal.js';
import { Visibility } from '../../auth/visibility.js';
import { STORAGE } from '../../core/tokens.js';
import type { Storage } from '@fleetmap/storage';
import { PlanLines } from './plan-lines.js';

const KIND = 'truck-plan';

/** What each truck is compared with, kept as it was when it was given. A truck that one may not see has no plan. */
@Injectable()
export class TruckPlans {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly lines: PlanLines,
    private readonly visibility: Visibility,
  ) {}

  async get(truckId: string, asking: Principal): Promise<TruckPlan | null> {
    const isSeen = this.visibility.sees(asking, truckId);
    const kept = isSeen ? truckPlanSchema.safeParse(await this.storage.records.get(KIND, truckId)) : undefined;
    return kept?.data ?? null;
  }

  async set(truckId: string, request: TruckPlanRequest, asking: Principal): Promise<TruckPlan | Rejection> {
    const compared = request.source.kind === 'history' ? [truckId, request.source.truckId] : [truckId];
    if (!compared.every((id) => this.visibility.sees(asking, id))) return NO_TRUCK;
    const points = await this.lines.lineOf(request.source, this.visibility.ownerOf(asking));
    if (isRejection(points)) return points;
    const plan: TruckPlan = { truckId, ...request, points };
    await this.storage.records.put(KIND, truckId, plan);
    return plan;
  }

  async remove(truckId: string, asking: Principal): Promise<Rejection | undefined> {
    const isGone = this.visibility.sees(asking, truckId) && (await this.storage.records.remove(KIND, truckId));
    return isGone ? undefined : NO_PLAN;
  }
}

const NO_PLAN: Rejection = { code: 'not_found', message: 'This truck has no plan.' };
const NO_TRUCK: Rejection = { code: 'not_found', message: 'There is no such truck.' };
