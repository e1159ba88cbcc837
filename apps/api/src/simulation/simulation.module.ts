import { Module } from '@nestjs/common';
import { IngestModule } from '../ingest/ingest.module.js';
import { DemoFleet } from './demo-fleet.js';
import { PlanLines } from './plans/plan-lines.js';
import { PlansController } from './plans/plans.controller.js';
import { TruckPlans } from './plans/truck-plans.js';
import { KeptTrucks } from './runs/kept-trucks.js';
import { ShownTrucks } from './runs/shown-trucks.js';
import { SimulationRecords } from './runs/simulation-records.js';
import { Simulations } from './runs/simulations.js';
import { HistoryScenarios } from './scenarios/history-scenarios.js';
import { ScenarioRoutes } from './scenarios/scenario-routes.js';
import { SavedScenarios } from './scenarios/saved-scenarios.js';
import { Scenarios } from './scenarios/scenarios.js';
import { ShippedScenarios } from './scenarios/shipped-scenarios.js';
import { ScenariosController } from './scenarios.controller.js';
import { SimulationGateway } from './simulation.gateway.js';
import { SimulationsController } from './simulations.controller.js';

/** Trucks that exist only here. They enter by the same door as devices. */
@Module({
  imports: [IngestModule],
  controllers: [PlansController, ScenariosController, SimulationsController],
  providers: [
    DemoFleet,
    HistoryScenarios,
    KeptTrucks,
    PlanLines,
    ScenarioRoutes,
    SavedScenarios,
    Scenarios,
    ShippedScenarios,
    ShownTrucks,
    Simulations,
    SimulationGateway,
    SimulationRecords,
    TruckPlans,
  ],
})
export class SimulationModule {}
