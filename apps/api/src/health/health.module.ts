import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';

@Module({ controllers: [HealthController, DocumentsController, MetricsController] })
export class HealthModule {}
