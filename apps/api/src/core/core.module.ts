import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Storage } from '@fleetmap/storage';
import type { Env } from '../env.js';
import { Bus } from './bus.js';
import { Clock } from './clock.js';
import { Meters } from './meters.js';
import { Highways } from './highways.js';
import { restoreFleet } from './restore-fleet.js';
import { SavedRoutes } from './saved-routes.js';
import { StorageCloser } from './storage-closer.js';
import { ENV, FLEET, POSITION_STORE, STORAGE } from './tokens.js';

/** What every room may use: the settings, the clock, the bus, what is stored, the highways, and the fleet state (which only ingest writes). */
@Global()
@Module({})
export class CoreModule {
  static forEnv(env: Env, storage: Storage): DynamicModule {
    const providers = [
      Bus,
      Clock,
      Meters,
      Highways,
      SavedRoutes,
      { provide: ENV, useValue: env },
      { provide: STORAGE, useValue: storage },
      { provide: POSITION_STORE, useValue: storage.positions },
      { provide: FLEET, useFactory: () => restoreFleet(storage.positions) },
    ];
    return { module: CoreModule, providers: [...providers, StorageCloser], exports: providers };
  }
}
