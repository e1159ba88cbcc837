import { Module } from '@nestjs/common';
import { Ingest } from './ingest.js';
import { OsmandController } from './osmand.controller.js';
import { PositionsController } from './positions.controller.js';
import { ReportGateway } from './report.gateway.js';

@Module({
  controllers: [PositionsController, OsmandController],
  providers: [Ingest, ReportGateway],
  exports: [Ingest],
})
export class IngestModule {}
