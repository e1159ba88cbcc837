import { Module } from '@nestjs/common';
import { IngestModule } from '../ingest/ingest.module.js';
import { DemoFleet } from './demo-fleet.js';

/** Trucks that exist only here. They enter by the same door as devices. */
@Module({ imports: [IngestModule], providers: [DemoFleet] })
export class SimulationModule {}
