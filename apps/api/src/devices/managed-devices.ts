import { Injectable } from '@nestjs/common';
import {
  type DeviceChange,
  type DeviceList,
  isRejection,
  type NewDevice,
  type RegisteredDevice,
  type Rejection,
} from '@fleetmap/events';
import { AuditLog } from '../auth/audit-log.js';
import { FleetMembers } from '../auth/fleet-members.js';
import type { Principal } from '../auth/principal.js';
import { DeviceNotes } from '../auth/register/device-notes.js';
import { DeviceRegister } from '../auth/register/device-register.js';
import { Visibility } from '../auth/visibility.js';

type Made = Exclude<Awaited<ReturnType<DeviceRegister['add']>>, Rejection>;

/** The register of devices as one person may see it: only the devices of trucks that are theirs. */
@Injectable()
export class ManagedDevices {
  constructor(
    private readonly known: DeviceRegister,
    private readonly notes: DeviceNotes,
    private readonly members: FleetMembers,
    private readonly visibility: Visibility,
    private readonly audit: AuditLog,
  ) {}

  /** Unknown devices are nobody's: who sees every truck sees them. */
  list(from: Principal): DeviceList {
    const scope = this.visibility.scopeOf(from);
    const devices = this.known.list().filter(({ truckId }) => scope.has(truckId));
    return {
      devices: devices.map((device) => ({ ...device, ...this.notes.of(device.deviceId) })),
      unknown: scope.isWhole ? this.notes.listUnknown() : [],
    };
  }

  async register(wanted: NewDevice, from: Principal): Promise<Made | Rejection> {
    const { truckId, fleetId } = wanted;
    if (!this.mayTake(truckId, fleetId, from)) return NOT_YOURS;
    const made = await this.known.add(wanted);
    if (isRejection(made)) return made;
    if (fleetId !== undefined) await this.members.add(fleetId, [truckId]);
    this.notes.forget(made.device.identifier);
    await this.note(from, 'device.registered', made.device);
    return made;
  }

  async change(deviceId: string, change: DeviceChange, from: Principal): Promise<RegisteredDevice | Rejection> {
    if (!this.sees(deviceId, from)) return NO_DEVICE;
    const device = await this.known.change(deviceId, change);
    if (device) await this.note(from, 'device.changed', device);
    return device ?? NO_DEVICE;
  }

  async rotate(deviceId: string, from: Principal): Promise<Made | Rejection> {
    if (!this.sees(deviceId, from)) return NO_DEVICE;
    const made = await this.known.rotate(deviceId);
    if (made) await this.note(from, 'device.token', made.device);
    return made ?? NO_DEVICE;
  }

  async remove(deviceId: string, from: Principal): Promise<RegisteredDevice | Rejection> {
    const device = this.known.get(deviceId);
    if (!device || !this.sees(deviceId, from)) return NO_DEVICE;
    await this.known.remove(deviceId);
    this.notes.forget(device.identifier, deviceId);
    await this.note(from, 'device.removed', device);
    return device;
  }

  private note(from: Principal, what: string, { truckId, identifier }: RegisteredDevice): Promise<void> {
    return this.audit.note(from, { what, subject: identifier, detail: truckId });
  }

  private sees(deviceId: string, from: Principal): boolean {
    const device = this.known.get(deviceId);
    return device !== undefined && this.visibility.sees(from, device.truckId);
  }

  /** A truck that one sees, or a new one for a fleet of one's own. */
  private mayTake(truckId: string, fleetId: string | undefined, from: Principal): boolean {
    const isOwnFleet = fleetId === undefined || this.visibility.seesOf(from, [fleetId]);
    const isNew = this.members.fleetsOf(truckId).length === 0;
    return isOwnFleet && (this.visibility.sees(from, truckId) || (fleetId !== undefined && isNew));
  }
}

const NO_DEVICE: Rejection = { code: 'not_found', message: 'There is no such device.' };
const NOT_YOURS: Rejection = { code: 'forbidden', message: 'Name a fleet of yours, and a truck that is of no other.' };
