import { Injectable } from '@nestjs/common';
import type { DeviceError, Rejection, UnknownDevice } from '@fleetmap/events';
import { Clock } from '../../core/clock.js';

const MOST_UNKNOWN = 200; // the one that was quiet for longest is forgotten
const LONGEST_NAME = 128;

/** What is known of devices beside the register: when each was heard, why it was refused last, and who else tried. In memory. */
@Injectable()
export class DeviceNotes {
  private readonly heardAtById = new Map<string, number>();
  private readonly errorById = new Map<string, DeviceError>();
  private readonly unknownByName = new Map<string, UnknownDevice>();

  constructor(private readonly clock: Clock) {}

  heard(deviceId: string): void {
    this.heardAtById.set(deviceId, this.clock.now());
  }

  refused(deviceId: string, { code, message }: Rejection): void {
    this.errorById.set(deviceId, { at: this.clock.now(), code, message });
  }

  unknown(identifier: string): void {
    if (identifier.length > LONGEST_NAME) return;
    const at = this.clock.now();
    const known = this.unknownByName.get(identifier);
    this.unknownByName.delete(identifier);
    this.unknownByName.set(identifier, {
      identifier,
      firstAt: known?.firstAt ?? at,
      lastAt: at,
      count: (known?.count ?? 0) + 1,
    });
    if (this.unknownByName.size > MOST_UNKNOWN) this.unknownByName.delete(this.unknownByName.keys().next().value ?? '');
  }

  of(deviceId: string): { lastHeardAt: number | null; lastError: DeviceError | null } {
    return { lastHeardAt: this.heardAtById.get(deviceId) ?? null, lastError: this.errorById.get(deviceId) ?? null };
  }

  /** Newest first. */
  listUnknown(): UnknownDevice[] {
    return [...this.unknownByName.values()].toReversed();
  }

  /** It is registered now, or gone. */
  forget(identifier: string, deviceId?: string): void {
    this.unknownByName.delete(identifier);
    if (deviceId === undefined) return;
    this.heardAtById.delete(deviceId);
    this.errorById.delete(deviceId);
  }
}
