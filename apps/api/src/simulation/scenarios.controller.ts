import { Controller, Get, Param } from '@nestjs/common';
import { type Scenario, type ScenarioList, truckCountOf } from '@fleetmap/events';
import { Refusal } from '../core/refusal.js';
import { ShippedScenarios } from './scenarios/shipped-scenarios.js';

/** The scenarios that come with the server. */
@Controller('api/scenarios')
export class ScenariosController {
  constructor(private readonly shipped: ShippedScenarios) {}

  @Get()
  async list(): Promise<ScenarioList> {
    const scenarios = Array.from(await this.shipped.all(), ([scenarioId, scenario]) => ({
      scenarioId,
      name: scenario.name,
      description: scenario.description,
      duration: scenario.duration,
      truckCount: truckCountOf(scenario),
      faults: [...new Set(scenario.faults.map(({ kind }) => kind))],
    }));
    return { scenarios };
  }

  @Get(':scenarioId')
  async one(@Param('scenarioId') scenarioId: string): Promise<Scenario> {
    const scenario = (await this.shipped.all()).get(scenarioId);
    if (!scenario) throw new Refusal({ code: 'not_found', message: 'There is no such scenario.' });
    return scenario;
  }
}
