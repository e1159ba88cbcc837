import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Storage } from '@fleetmap/storage';
import { STORAGE } from './tokens.js';

/** Gives the storage back when everything else has ended. */
@Injectable()
export class StorageCloser implements OnApplicationShutdown {
  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  async onApplicationShutdown(): Promise<void> {
    await this.storage.close();
  }
}
