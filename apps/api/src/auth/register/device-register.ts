import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type DeviceChange,
  type NewDevice,
  type RegisteredDevice,
  registeredDeviceSchema,
  type Rejection,
} from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { Clock } from '../../core/clock.js';
import { RecordMap } from '../../core/record-map.js';
import { STORAGE } from '../../core/tokens.js';
import { Identity } from '../identity.js';
import type { Principal } from '../principal.js';
import { hashOfSecret, newId, newSecret } from '../secret.js';

export const DEVICE_TOKEN_PREFIX = 'fmd_';
const MOST_DEVICES = 100_000;

const storedSchema = registeredDeviceSchema.extend({ hash: z.string() });
type StoredDevice = z.infer<typeof storedSchema>;

/** The devices that may report: each for one truck, by a token or by its name. Of tokens only hashes are kept. */
@Injectable()
export class DeviceRegister implements OnModuleInit {
  private readonly devices: RecordMap<StoredDevice>;
  private readonly idByHash = new Map<string, string>();
  private readonly idByIdentifier = new Map<string, string>();

  constructor(
    @Inject(STORAGE) { records }: Storage,
    private readonly clock: Clock,
    private readonly identity: Identity,
  ) {
    this.devices = new RecordMap({ records, kind: 'device', schema: storedSchema });
  }

  async onModuleInit(): Promise<void> {
    await this.devices.load();
    for (const device of this.devices.values()) this.find(device);
    this.identity.addTokens(DEVICE_TOKEN_PREFIX, (secret) => this.principalOf(secret));
  }

  list(): RegisteredDevice[] {
    return this.devices.values().map((device) => shown(device));
  }

  get(deviceId: string): RegisteredDevice | undefined {
    return this.devices.get(deviceId);
  }

  /** The device that calls itself so. */
  named(identifier: string): RegisteredDevice | undefined {
    return this.devices.get(this.idByIdentifier.get(identifier) ?? '');
  }

  async add({ truckId, identifier = truckId, name = identifier, trust }: NewDevice): Promise<Made | Rejection> {
    if (this.idByIdentifier.has(identifier)) return TAKEN;
    if (this.devices.size >= MOST_DEVICES) return TOO_MANY;
    const secret = newSecret(DEVICE_TOKEN_PREFIX);
    const deviceId = newId();
    const createdAt = this.clock.now();
    const device = {
      deviceId,
      truckId,
      identifier,
      name,
      trust,
      isDisabled: false,
      createdAt,
      hash: hashOfSecret(secret),
    };
    this.find(device); // at once: a second request must not take the same name while this one is stored
    await this.devices.update(deviceId, () => device);
    return { device: shown(device), token: secret };
  }

  async change(deviceId: string, change: DeviceChange): Promise<RegisteredDevice | undefined> {
    const changed = await this.devices.update(
      deviceId,
      (known) =>
        known && { ...known, name: change.name ?? known.name, isDisabled: change.isDisabled ?? known.isDisabled },
    );
    return changed && shown(changed);
  }

  /** A new token; the old one is nobody's from now on. */
  async rotate(deviceId: string): Promise<Made | undefined> {
    const secret = newSecret(DEVICE_TOKEN_PREFIX);
    const before = this.devices.get(deviceId)?.hash;
    const device = await this.devices.update(deviceId, (known) => known && { ...known, hash: hashOfSecret(secret) });
    if (!device) return undefined;
    this.idByHash.delete(before ?? '');
    this.find(device);
    return { device: shown(device), token: secret };
  }

  async remove(deviceId: string): Promise<void> {
    const device = this.devices.get(deviceId);
    await this.devices.update(deviceId, () => undefined);
    this.idByHash.delete(device?.hash ?? '');
    this.idByIdentifier.delete(device?.identifier ?? '');
  }

  private principalOf(secret: string): Principal | undefined {
    const device = this.devices.get(this.idByHash.get(hashOfSecret(secret)) ?? '');
    if (!device || device.isDisabled) return undefined;
    return { kind: 'device', deviceId: device.deviceId, truckId: device.truckId };
  }

  private find({ hash, identifier, deviceId }: StoredDevice): void {
    this.idByHash.set(hash, deviceId);
    this.idByIdentifier.set(identifier, deviceId);
  }
}

interface Made {
  readonly device: RegisteredDevice;
  readonly token: string;
}

function shown({ hash: _secret, ...device }: StoredDevice): RegisteredDevice {
  return device;
}

const TAKEN: Rejection = { code: 'conflict', message: 'A device of this name is registered already.' };
const TOO_MANY: Rejection = { code: 'too_many_records', message: `At most ${MOST_DEVICES} devices.` };
