import { Inject, Injectable } from '@nestjs/common';
import type { RegisteredDevice, Rejection } from '@fleetmap/events';
import type { Fleet } from '@fleetmap/fleet';
import { ENV, FLEET } from '../core/tokens.js';
import type { Env } from '../env.js';
import { refusalOf } from './policy.js';
import type { Principal } from './principal.js';
import { DeviceNotes } from './register/device-notes.js';
import { DEVICE_TOKEN_PREFIX, DeviceRegister } from './register/device-register.js';
import { Visibility } from './visibility.js';

const MAX_TRUCKS = 100_000; // an open door must not let one sender fill the memory with made-up ids

/** Which devices may report, and for which truck. */
@Injectable()
export class Devices {
  private readonly known: ReadonlySet<string>;

  constructor(
    @Inject(ENV) env: Env,
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly visibility: Visibility,
    private readonly register: DeviceRegister,
    private readonly notes: DeviceNotes,
  ) {
    this.known = new Set(env.DEVICES);
  }

  /** The truck of who calls itself so, or why it may not report. */
  truckOf(name: string, from: Principal): string | Rejection {
    const refusal = refusalOf(from, 'report');
    if (refusal) return refusal;
    if (from.kind === 'simulator') return this.simulatedTruckOf(name);
    const device = from.kind === 'device' ? this.register.get(from.deviceId) : this.register.named(name);
    const truckId = device ? this.truckOfDevice(device, name, from) : this.truckOfName(name, from);
    if (truckId === undefined) return UNKNOWN_DEVICE;
    if (device) this.notes.heard(device.deviceId);
    return this.roomFor(truckId) ?? truckId;
  }

  /** Somebody's report was refused: whoever sets the device up can see why. */
  noteRefusal(input: unknown, from: Principal, rejection: Rejection): void {
    const name = nameIn(input);
    const device = from.kind === 'device' ? this.register.get(from.deviceId) : this.register.named(name ?? '');
    if (device) this.notes.refused(device.deviceId, rejection);
    else if (rejection.code === 'unknown_device' && name !== undefined && !isToken(name)) this.notes.unknown(name);
  }

  private truckOfDevice(device: RegisteredDevice, name: string, from: Principal): string | undefined {
    const { truckId, identifier, trust, isDisabled } = device;
    if (isDisabled) return undefined;
    if (from.kind === 'device') return name === truckId || name === identifier ? truckId : undefined;
    if (from.kind === 'anonymous') return trust === 'name' ? truckId : undefined;
    return this.visibility.sees(from, truckId) ? truckId : undefined;
  }

  /** The answer for another fleet's truck must be the one for a truck that is not there. */
  private truckOfName(name: string, from: Principal): string | undefined {
    // A token that is not valid must not become the name of a truck, for everybody to read.
    const isKnown =
      from.kind === 'anonymous' ? this.known.has(name) : !isToken(name) && this.visibility.sees(from, name);
    return isKnown ? name : undefined;
  }

  private simulatedTruckOf(truckId: string): string | Rejection {
    const known = this.fleet.get(truckId);
    return known && !known.position.simulated ? REAL_TRUCK : (this.roomFor(truckId) ?? truckId);
  }

  private roomFor(truckId: string): Rejection | undefined {
    return this.fleet.size < MAX_TRUCKS || this.fleet.get(truckId) ? undefined : TOO_MANY_TRUCKS;
  }
}

function isToken(name: string): boolean {
  return name.startsWith(DEVICE_TOKEN_PREFIX);
}

const REAL_TRUCK: Rejection = { code: 'forbidden', message: 'A simulation may not move a real truck.' };
const UNKNOWN_DEVICE: Rejection = { code: 'unknown_device', message: 'This device is not registered here.' };
const TOO_MANY_TRUCKS: Rejection = {
  code: 'too_many_trucks',
  message: `This server follows ${MAX_TRUCKS} trucks at most.`,
};

/** Who a report that was refused says it is from: its name may be anything, an object that cannot be a string too. */
function nameIn(input: unknown): string | undefined {
  const name = (input as { truckId?: unknown } | null | undefined)?.truckId;
  return typeof name === 'string' ? name : undefined;
}
