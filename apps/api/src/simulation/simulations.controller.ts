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
import { Access, From } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import { Visibility } from '../auth/visibility.js';
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
    private readonly visibility: Visibility,
  ) {}

  @Get()
  @Access('view-simulations')
  list(@From() from: Principal): SimulationList {
    return { simulations: this.simulations.list(this.visibility.ownerOf(from)) };
  }

  @Get(':simulationId')
  @Access('view-simulations')
  one(@Param('simulationId') simulationId: string, @From() from: Principal): SimulationDetail {
    const detail = this.simulations.detailOf(simulationId, this.visibility.ownerOf(from));
    if (!detail) throw new Refusal({ code: 'not_found', message: 'There is no such simulation.' });
    return detail;
  }

  @Post()
  @Access('simulate')
  @HttpCode(201)
  async create(
    @Body({ schema: simulationRequestSchema }) request: SimulationRequest,
    @From() from: Principal,
  ): Promise<SimulationState> {
    const scenario = orRefuse(await this.scenarioOf(request, from));
    return orRefuse(await this.simulations.create(scenario, request, this.visibility.ownerOf(from)));
  }

  private async scenarioOf(
    { scenarioId, scenario }: SimulationRequest,
    from: Principal,
  ): Promise<Scenario | Rejection> {
    if (scenarioId === undefined) return readScenario(scenario);
    const found = await this.scenarios.get(scenarioId, from);
    return isRejection(found) ? found : found.scenario;
  }
}
