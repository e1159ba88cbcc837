import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import { CoreModule } from './core/core.module.js';
import type { Env } from './env.js';
import { HealthModule } from './health/health.module.js';
import { IngestModule } from './ingest/ingest.module.js';
import { LiveModule } from './live/live.module.js';
import { SimulationModule } from './simulation/simulation.module.js';
import { TrucksModule } from './trucks/trucks.module.js';

@Module({})
export class AppModule {
  static forEnv(env: Env): DynamicModule {
    const features = [IngestModule, LiveModule, TrucksModule, SimulationModule, HealthModule];
    return { module: AppModule, imports: [CoreModule.forEnv(env), AuthModule, ...features] };
  }
}
