import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  type DeviceError,
  deviceErrorSchema,
  type Rejection,
  type UnknownDevice,
  unknownDeviceSchema,
} from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { Clock } from '../../core/clock.js';
import { STORAGE } from '../../core/tokens.js';

const MOST_UNKNOWN = 200; // the one that was quiet for longest is forgotten
const LONGEST_NAME = 128;
const KIND = 'device-notes';
const SAVE_EVERY_MS = 30_000; // devices report every second: what a power cut takes is worth less than a write for each

/** Each is one record. */
type Part = 'heardAt' | 'errors' | 'unknown';

/** What is known of devices beside the register: when each was heard, why it was refused last, and who else tried. */
@Injectable()
export class DeviceNotes implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(DeviceNotes.name);
  private readonly heardAt = new Map<string, number>();
  private readonly errors = new Map<string, DeviceError>();
  private readonly unknownByName = new Map<string, UnknownDevice>();
  private readonly unsaved = new Set<Part>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly clock: Clock,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.load('heardAt', z.number(), this.heardAt);
    await this.load('errors', deviceErrorSchema, this.errors);
    await this.load('unknown', unknownDeviceSchema, this.unknownByName);
    this.timer = setInterval(() => void this.save(), SAVE_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.save();
  }

  heard(deviceId: string): void {
    this.heardAt.set(deviceId, this.clock.now());
    this.unsaved.add('heardAt');
  }

  refused(deviceId: string, { code, message }: Rejection): void {
    this.errors.set(deviceId, { at: this.clock.now(), code, message });
    this.unsaved.add('errors');
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
    this.unsaved.add('unknown');
  }

  of(deviceId: string): { lastHeardAt: number | null; lastError: DeviceError | null } {
    return { lastHeardAt: this.heardAt.get(deviceId) ?? null, lastError: this.errors.get(deviceId) ?? null };
  }

  /** Newest first. */
  listUnknown(): UnknownDevice[] {
    return [...this.unknownByName.values()].toReversed();
  }

  /** It is registered now, or gone. */
  forget(identifier: string, deviceId?: string): void {
    if (this.unknownByName.delete(identifier)) this.unsaved.add('unknown');
    if (deviceId === undefined) return;
    if (this.heardAt.delete(deviceId)) this.unsaved.add('heardAt');
    if (this.errors.delete(deviceId)) this.unsaved.add('errors');
  }

  /** What an older server wrote and this one cannot read is forgotten. */
  private async load<Value>(part: Part, schema: z.ZodType<Value>, notes: Map<string, Value>): Promise<void> {
    const stored = z.array(z.tuple([z.string(), schema])).safeParse(await this.storage.records.get(KIND, part));
    for (const [key, value] of stored.data ?? []) notes.set(key, value);
  }

  private async save(): Promise<void> {
    const values = { heardAt: this.heardAt, errors: this.errors, unknown: this.unknownByName };
    const parts = [...this.unsaved];
    this.unsaved.clear();
    try {
      for (const part of parts) await this.storage.records.put(KIND, part, [...values[part]]);
    } catch (error) {
      this.logger.error('When devices were heard was not saved.', error);
    }
  }
}
