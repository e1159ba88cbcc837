import { Module } from '@nestjs/common';
import { RouteImportController } from './import/route-import.controller.js';
import { RouteImports } from './import/route-imports.js';
import { RoutePlanController } from './plan/route-plan.controller.js';
import { RoutePlans } from './plan/route-plans.js';
import { RoutesController } from './routes.controller.js';
import { Routes } from './routes.js';

/** Lines that trucks can drive along: drawn, planned, or read from files. */
@Module({
  controllers: [RouteImportController, RoutePlanController, RoutesController],
  providers: [RouteImports, RoutePlans, Routes],
})
export class RoutesModule {}
