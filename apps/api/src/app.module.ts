import { type DynamicModule, Module } from '@nestjs/common';
import type { Storage } from '@fleetmap/storage';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CoreModule } from './core/core.module.js';
import type { Env } from './env.js';
import { DevicesModule } from './devices/devices.module.js';
import { HealthModule } from './health/health.module.js';
import { HistoryModule } from './history/history.module.js';
import { IngestModule } from './ingest/ingest.module.js';
import { LiveModule } from './live/live.module.js';
import { RoutesModule } from './routes/routes.module.js';
import { ShareModule } from './share/share.module.js';
import { SimulationModule } from './simulation/simulation.module.js';
import { TrucksModule } from './trucks/trucks.module.js';

@Module({})
export class AppModule {
  static forEnv(env: Env, storage: Storage): DynamicModule {
    const features = [
      AccountsModule,
      DevicesModule,
      IngestModule,
      LiveModule,
      TrucksModule,
      HistoryModule,
      RoutesModule,
      SimulationModule,
      ShareModule,
      HealthModule,
    ];
    return { module: AppModule, imports: [CoreModule.forEnv(env, storage), AuthModule, ...features] };
  }
}
