import { Body, Controller, Get, HttpCode, Param, Post, UsePipes } from '@nestjs/common';
import {
  isRejection,
  readScenario,
  type Rejection,
  type Scenario,
  type SimulationDetail,
  type SimulationList,
  type SimulationRequest,
  simulationRequestSchema,
  type SimulationState,
} from '@fleetmap/events';
import { Access } from '../auth/access.js';
import { messagePipe } from '../core/message-pipe.js';
import { orRefuse, Refusal } from '../core/refusal.js';
import { Simulations } from './runs/simulations.js';
import { Scenarios } from './scenarios/scenarios.js';

/** Simulations over HTTP: what runs, and new ones. They are steered over the socket. */
@UsePipes(messagePipe)
@Controller('api/simulations')
export class SimulationsController {
  constructor(
    private readonly simulations: Simulations,
    private readonly scenarios: Scenarios,
  ) {}

  @Get()
  @Access('view-simulations')
  list(): SimulationList {
    return { simulations: this.simulations.list() };
  }

  @Get(':simulationId')
  @Access('view-simulations')
  one(@Param('simulationId') simulationId: string): SimulationDetail {
    const detail = this.simulations.detailOf(simulationId);
    if (!detail) throw new Refusal({ code: 'not_found', message: 'There is no such simulation.' });
    return detail;
  }

  @Post()
  @Access('simulate')
  @HttpCode(201)
  async create(@Body({ schema: simulationRequestSchema }) request: SimulationRequest): Promise<SimulationState> {
    const scenario = await this.scenarioOf(request);
    return orRefuse(isRejection(scenario) ? scenario : await this.simulations.create(scenario, request));
  }

  private async scenarioOf({ scenarioId, scenario }: SimulationRequest): Promise<Scenario | Rejection> {
    if (scenarioId === undefined) return readScenario(scenario);
    const found = await this.scenarios.get(scenarioId);
    return isRejection(found) ? found : found.scenario;
  }
}
