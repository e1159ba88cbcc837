import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UsePipes } from '@nestjs/common';
import {
  type HistoryScenarioRequest,
  historyScenarioRequestSchema,
  type ScenarioChange,
  scenarioChangeSchema,
  type ScenarioCreation,
  scenarioCreationSchema,
  type ScenarioDetail,
  scenarioJsonSchema,
  type ScenarioList,
} from '@fleetmap/events';
import { Access, From } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import { messagePipe } from '../core/message-pipe.js';
import { orRefuse } from '../core/refusal.js';
import { HistoryScenarios } from './scenarios/history-scenarios.js';
import { Scenarios } from './scenarios/scenarios.js';

/** The scenarios there are, and new ones. */
@UsePipes(messagePipe)
@Controller('api/scenarios')
export class ScenariosController {
  constructor(
    private readonly scenarios: Scenarios,
    private readonly replays: HistoryScenarios,
  ) {}

  @Get()
  @Access('view-plans')
  async list(@From() from: Principal): Promise<ScenarioList> {
    return { scenarios: await this.scenarios.list(from) };
  }

  /** For editors and other programs. */
  @Get('schema')
  @Access('view-plans')
  schema(): object {
    return scenarioJsonSchema();
  }

  @Get(':scenarioId')
  @Access('view-plans')
  async one(@Param('scenarioId') scenarioId: string, @From() from: Principal): Promise<ScenarioDetail> {
    return orRefuse(await this.scenarios.get(scenarioId, from));
  }

  @Post()
  @Access('simulate')
  @HttpCode(201)
  async create(
    @Body({ schema: scenarioCreationSchema }) { scenario }: ScenarioCreation,
    @From() from: Principal,
  ): Promise<ScenarioDetail> {
    return orRefuse(await this.scenarios.create(scenario, from));
  }

  @Post('from-history')
  @Access('simulate')
  @HttpCode(201)
  async createFromHistory(
    @Body({ schema: historyScenarioRequestSchema }) request: HistoryScenarioRequest,
    @From() from: Principal,
  ): Promise<ScenarioDetail> {
    return orRefuse(await this.replays.create(request, from));
  }

  @Put(':scenarioId')
  @Access('simulate')
  async change(
    @Param('scenarioId') scenarioId: string,
    @Body({ schema: scenarioChangeSchema }) change: ScenarioChange,
    @From() from: Principal,
  ): Promise<ScenarioDetail> {
    return orRefuse(await this.scenarios.change(scenarioId, change, from));
  }

  @Delete(':scenarioId')
  @Access('simulate')
  @HttpCode(204)
  async remove(@Param('scenarioId') scenarioId: string, @From() from: Principal): Promise<void> {
    orRefuse((await this.scenarios.remove(scenarioId, from)) ?? {});
  }
}
