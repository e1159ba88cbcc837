import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { fleetChoiceSchema, isRejection, readScenario, type Rejection, type Scenario } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { maySee, type Owner } from '../../auth/owner.js';
import { Clock } from '../../core/clock.js';
import { STORAGE } from '../../core/tokens.js';

const KIND = 'scenario';
const MOST_SCENARIOS = 200; // a few megabytes each at most

/** A user's scenario, as it was last saved. */
export interface SavedScenario {
  readonly scenarioId: string;
  readonly revision: number;
  readonly updatedAt: number;
  readonly owner: Owner;
  readonly scenario: Scenario;
}

/** What a saved scenario shall be now. */
type ScenarioEdit = Pick<SavedScenario, 'scenarioId' | 'revision' | 'scenario'>;

const storedSchema = z.object({
  revision: z.int(),
  updatedAt: z.int(),
  owner: fleetChoiceSchema.default('all'), // those of an older server are of nobody in particular
  scenario: z.unknown(),
});

/** The scenarios that users made. All are in memory: a change is judged and made in one step, whoever else changes. */
@Injectable()
export class SavedScenarios {
  private readonly logger = new Logger(SavedScenarios.name);
  private loaded: Promise<Map<string, SavedScenario>> | undefined;

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  async list(by: Owner): Promise<SavedScenario[]> {
    return [...(await this.load()).values()].filter(({ owner }) => maySee(by, owner));
  }

  /** Undefined for one that is not there, and for one that these may not see. */
  async get(scenarioId: string, by: Owner): Promise<SavedScenario | undefined> {
    const known = (await this.load()).get(scenarioId);
    return known && maySee(by, known.owner) ? known : undefined;
  }

  async create(scenario: Scenario, owner: Owner): Promise<SavedScenario | Rejection> {
    const saved = await this.load();
    if (saved.size >= MOST_SCENARIOS) return TOO_MANY;
    return this.keep(saved, { scenarioId: randomUUID(), revision: 1, updatedAt: this.clock.now(), owner, scenario });
  }

  /** `revision` is the one that was changed: another one in between is a conflict. */
  async change(change: ScenarioEdit, by: Owner): Promise<SavedScenario | Rejection> {
    const { scenarioId, revision, scenario } = change;
    const saved = await this.load();
    const known = saved.get(scenarioId);
    if (!known || !maySee(by, known.owner)) return NO_SUCH_SCENARIO;
    if (known.revision !== revision) return CONFLICT;
    return this.keep(saved, { ...known, revision: revision + 1, updatedAt: this.clock.now(), scenario });
  }

  async remove(scenarioId: string, by: Owner): Promise<Rejection | undefined> {
    const saved = await this.load();
    const known = saved.get(scenarioId);
    if (!known || !maySee(by, known.owner)) return NO_SUCH_SCENARIO;
    saved.delete(scenarioId);
    await this.storage.records.remove(KIND, scenarioId);
    return undefined;
  }

  /** At once in memory: who judges next judges by it. */
  private async keep(saved: Map<string, SavedScenario>, changed: SavedScenario): Promise<SavedScenario> {
    const { scenarioId, ...value } = changed;
    saved.set(scenarioId, changed);
    try {
      await this.storage.records.put(KIND, scenarioId, value);
    } catch (error) {
      this.loaded = undefined; // what is stored counts
      throw error;
    }
    return changed;
  }

  private load(): Promise<Map<string, SavedScenario>> {
    this.loaded ??= this.read();
    return this.loaded;
  }

  /** Without those that an older server wrote and this one cannot read. */
  private async read(): Promise<Map<string, SavedScenario>> {
    const rows = await this.storage.records.list(KIND);
    const saved = rows.flatMap(({ id, value }): SavedScenario[] => {
      const stored = storedSchema.safeParse(value);
      const scenario = stored.success && readScenario(stored.data.scenario);
      if (scenario && !isRejection(scenario)) return [{ ...stored.data, scenarioId: id, scenario }];
      this.logger.warn(`The scenario ${id} cannot be read and is left out.`);
      return [];
    });
    return new Map(saved.map((one) => [one.scenarioId, one]));
  }
}

export const NO_SUCH_SCENARIO: Rejection = { code: 'not_found', message: 'There is no such scenario.' };
const CONFLICT: Rejection = { code: 'conflict', message: 'Somebody else changed this scenario: read it again first.' };
const TOO_MANY: Rejection = {
  code: 'too_many_scenarios',
  message: `This server keeps ${MOST_SCENARIOS} scenarios at most: remove one first.`,
};
