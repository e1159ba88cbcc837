import { Module } from '@nestjs/common';
import { Ingest } from './ingest.js';
import { MqttBroker } from './mqtt/mqtt-broker.js';
import { MqttSubscriber } from './mqtt/mqtt-subscriber.js';
import { GpsloggerController } from './phones/gpslogger.controller.js';
import { OsmandController } from './phones/osmand.controller.js';
import { OverlandController } from './phones/overland.controller.js';
import { OwntracksController } from './phones/owntracks.controller.js';
import { TraccarForwardController } from './phones/traccar-forward.controller.js';
import { PositionsController } from './positions.controller.js';
import { ReportGateway } from './report.gateway.js';
import { Trackers } from './trackers/trackers.js';

@Module({
  controllers: [
    PositionsController,
    OsmandController,
    OwntracksController,
    OverlandController,
    GpsloggerController,
    TraccarForwardController,
  ],
  providers: [Ingest, ReportGateway, Trackers, MqttBroker, MqttSubscriber],
  exports: [Ingest],
})
export class IngestModule {}
