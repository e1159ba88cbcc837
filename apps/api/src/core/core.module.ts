import { type DynamicModule, Global, Module } from '@nestjs/common';
import { createFleet } from '@fleetmap/fleet';
import type { Env } from '../env.js';
import { Bus } from './bus.js';
import { Clock } from './clock.js';
import { ENV, FLEET } from './tokens.js';

/** What every room may use: the settings, the clock, the bus, and the fleet state (which only ingest writes). */
@Global()
@Module({})
export class CoreModule {
  static forEnv(env: Env): DynamicModule {
    const providers = [Bus, Clock, { provide: ENV, useValue: env }, { provide: FLEET, useFactory: createFleet }];
    return { module: CoreModule, providers, exports: providers };
  }
}
