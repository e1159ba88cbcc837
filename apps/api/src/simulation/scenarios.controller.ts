import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UsePipes } from '@nestjs/common';
import {
  type ScenarioChange,
  scenarioChangeSchema,
  type ScenarioCreation,
  scenarioCreationSchema,
  type ScenarioDetail,
  scenarioJsonSchema,
  type ScenarioList,
} from '@fleetmap/events';
import { Access } from '../auth/access.js';
import { messagePipe } from '../core/message-pipe.js';
import { orRefuse } from '../core/refusal.js';
import { Scenarios } from './scenarios/scenarios.js';

/** The scenarios there are, and new ones. */
@UsePipes(messagePipe)
@Controller('api/scenarios')
export class ScenariosController {
  constructor(private readonly scenarios: Scenarios) {}

  @Get()
  @Access('view-plans')
  async list(): Promise<ScenarioList> {
    return { scenarios: await this.scenarios.list() };
  }

  /** For editors and other programs. */
  @Get('schema')
  @Access('view-plans')
  schema(): object {
    return scenarioJsonSchema();
  }

  @Get(':scenarioId')
  @Access('view-plans')
  async one(@Param('scenarioId') scenarioId: string): Promise<ScenarioDetail> {
    return orRefuse(await this.scenarios.get(scenarioId));
  }

  @Post()
  @Access('simulate')
  @HttpCode(201)
  async create(@Body({ schema: scenarioCreationSchema }) { scenario }: ScenarioCreation): Promise<ScenarioDetail> {
    return orRefuse(await this.scenarios.create(scenario));
  }

  @Put(':scenarioId')
  @Access('simulate')
  async change(
    @Param('scenarioId') scenarioId: string,
    @Body({ schema: scenarioChangeSchema }) { revision, scenario }: ScenarioChange,
  ): Promise<ScenarioDetail> {
    return orRefuse(await this.scenarios.change(scenarioId, revision, scenario));
  }

  @Delete(':scenarioId')
  @Access('simulate')
  @HttpCode(204)
  async remove(@Param('scenarioId') scenarioId: string): Promise<void> {
    orRefuse((await this.scenarios.remove(scenarioId)) ?? {});
  }
}
