import { Injectable } from '@nestjs/common';
import {
  isRejection,
  readScenario,
  type Rejection,
  type Scenario,
  type ScenarioChange,
  type ScenarioDetail,
  type ScenarioSummary,
  truckCountOf,
} from '@fleetmap/events';
import type { Principal } from '../../auth/principal.js';
import { Visibility } from '../../auth/visibility.js';
import { NO_SUCH_SCENARIO, type SavedScenario, SavedScenarios } from './saved-scenarios.js';
import { ShippedScenarios } from './shipped-scenarios.js';

/**
 * Every scenario there is: those that come with the server, which stay as they are, and those that users saved. One of fleets that are not
 * one's own is not there.
 */
@Injectable()
export class Scenarios {
  constructor(
    private readonly shipped: ShippedScenarios,
    private readonly saved: SavedScenarios,
    private readonly visibility: Visibility,
  ) {}

  async list(asking: Principal): Promise<ScenarioSummary[]> {
    const by = this.visibility.ownerOf(asking);
    const [shipped, saved] = await Promise.all([this.shipped.all(), this.saved.list(by)]);
    const newestFirst = saved.toSorted((one, other) => other.updatedAt - one.updatedAt);
    return [...[...shipped].map(([id, scenario]) => shippedDetail(id, scenario)), ...newestFirst.map(savedDetail)].map(
      ({ scenario: _scenario, ...summary }) => summary,
    );
  }

  async get(scenarioId: string, asking: Principal): Promise<ScenarioDetail | Rejection> {
    const shipped = (await this.shipped.all()).get(scenarioId);
    if (shipped) return shippedDetail(scenarioId, shipped);
    const saved = await this.saved.get(scenarioId, this.visibility.ownerOf(asking));
    return saved ? savedDetail(saved) : NO_SUCH_SCENARIO;
  }

  /** @param input a parsed JSON document that may be a scenario */
  async create(input: unknown, asking: Principal): Promise<ScenarioDetail | Rejection> {
    const scenario = readScenario(input);
    return isRejection(scenario)
      ? scenario
      : detailOf(await this.saved.create(scenario, this.visibility.ownerOf(asking)));
  }

  async change(
    scenarioId: string,
    { revision, scenario: input }: ScenarioChange,
    asking: Principal,
  ): Promise<ScenarioDetail | Rejection> {
    const scenario = readScenario(input);
    if (isRejection(scenario)) return scenario;
    if (await this.isShipped(scenarioId)) return SHIPPED;
    return detailOf(await this.saved.change({ scenarioId, revision, scenario }, this.visibility.ownerOf(asking)));
  }

  async remove(scenarioId: string, asking: Principal): Promise<Rejection | undefined> {
    return (await this.isShipped(scenarioId))
      ? SHIPPED
      : this.saved.remove(scenarioId, this.visibility.ownerOf(asking));
  }

  private async isShipped(scenarioId: string): Promise<boolean> {
    return (await this.shipped.all()).has(scenarioId);
  }
}

function detailOf(saved: SavedScenario | Rejection): ScenarioDetail | Rejection {
  return isRejection(saved) ? saved : savedDetail(saved);
}

function savedDetail({ scenario, owner: _owner, ...about }: SavedScenario): ScenarioDetail {
  return { ...about, origin: 'saved', ...contentOf(scenario) };
}

function shippedDetail(scenarioId: string, scenario: Scenario): ScenarioDetail {
  return { scenarioId, origin: 'shipped', revision: 1, updatedAt: null, ...contentOf(scenario) };
}

function contentOf(scenario: Scenario) {
  const { name, description, duration, faults } = scenario;
  const kinds = [...new Set(faults.map(({ kind }) => kind))];
  return { name, description, duration, truckCount: truckCountOf(scenario), faults: kinds, scenario };
}

const SHIPPED: Rejection = {
  code: 'forbidden',
  message: 'This scenario came with the server and stays as it is: save it as a new one.',
};
