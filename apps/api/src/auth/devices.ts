import { Inject, Injectable } from '@nestjs/common';
import type { Rejection } from '@fleetmap/events';
import type { Fleet } from '@fleetmap/fleet';
import { ENV, FLEET } from '../core/tokens.js';
import type { Env } from '../env.js';
import { refusalOf } from './policy.js';
import type { Principal } from './principal.js';
import { Visibility } from './visibility.js';

const MAX_TRUCKS = 100_000; // an open door must not let one sender fill the memory with made-up ids

/** Which devices may report. */
@Injectable()
export class Devices {
  private readonly known: ReadonlySet<string>;

  constructor(
    @Inject(ENV) env: Env,
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly visibility: Visibility,
  ) {
    this.known = new Set(env.DEVICES);
  }

  /** Why this truck may not report, or undefined when it may. */
  refusalOf(truckId: string, from: Principal): Rejection | undefined {
    const refusal = refusalOf(from, 'report');
    if (refusal) return refusal;
    const known = this.fleet.get(truckId);
    if (from.kind === 'simulator' && known && !known.position.simulated) return REAL_TRUCK;
    return this.isKnown(truckId, from) ? this.roomFor(truckId) : UNKNOWN_DEVICE;
  }

  /** The answer for another fleet's truck must be the one for a truck that is not there. */
  private isKnown(truckId: string, from: Principal): boolean {
    if (from.kind === 'simulator') return true;
    if (from.kind === 'device') return truckId === from.truckId;
    return from.kind === 'anonymous' ? this.known.has(truckId) : this.visibility.sees(from, truckId);
  }

  private roomFor(truckId: string): Rejection | undefined {
    return this.fleet.size < MAX_TRUCKS || this.fleet.get(truckId) ? undefined : TOO_MANY_TRUCKS;
  }
}

const REAL_TRUCK: Rejection = { code: 'forbidden', message: 'A simulation may not move a real truck.' };

const UNKNOWN_DEVICE: Rejection = { code: 'unknown_device', message: 'This device is not registered here.' };
const TOO_MANY_TRUCKS: Rejection = {
  code: 'too_many_trucks',
  message: `This server follows ${MAX_TRUCKS} trucks at most.`,
};
