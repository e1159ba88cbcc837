import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  fleetChoiceSchema,
  isRejection,
  readScenario,
  type RunOptions,
  runOptionsSchema,
  type Scenario,
} from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import type { Owner } from '../../auth/owner.js';
import { STORAGE } from '../../core/tokens.js';
import { type RunProgress, runProgressSchema } from './run-progress.js';

const KIND = 'simulation';
const NUMBERS = 'simulation-number';
const LAST = 'last';
const PROGRESS = 'simulation-progress'; // apart: it is noted every few seconds, and a scenario may be megabytes

/** What is kept of a run. */
export interface SimulationRecord extends RunOptions {
  readonly simulationId: string;
  readonly scenario: Scenario;
  readonly rate: number;
  readonly owner: Owner;
}

const { onRestart, keepHistory } = runOptionsSchema.shape;
const storedSchema = z.object({
  scenario: z.unknown(),
  rate: z.number(),
  // Runs that an older server made have none of these.
  onRestart: onRestart.default('stop'),
  keepHistory: keepHistory.default(false),
  owner: fleetChoiceSchema.default('all'),
});

/** Where runs outlive the server. After a restart each is there again: stopped, or where it was. */
@Injectable()
export class SimulationRecords {
  private readonly logger = new Logger(SimulationRecords.name);

  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  /** Without those that an older server wrote and this one cannot read. */
  async list(): Promise<SimulationRecord[]> {
    const rows = await this.storage.records.list(KIND);
    return rows.flatMap(({ id, value }) => {
      const stored = storedSchema.safeParse(value);
      const scenario = stored.success && readScenario(stored.data.scenario);
      if (scenario && !isRejection(scenario)) return [{ ...stored.data, simulationId: id, scenario }];
      this.logger.warn(`The simulation ${id} cannot be read and is left out.`);
      return [];
    });
  }

  /** The greatest number that a run had when one was removed. */
  async lastNumber(): Promise<number> {
    return Number((await this.storage.records.get(NUMBERS, LAST)) ?? 0);
  }

  async save({ simulationId, ...value }: SimulationRecord): Promise<void> {
    await this.storage.records.put(KIND, simulationId, value);
  }

  /** How far the run was when that was last noted. */
  async progressOf(simulationId: string): Promise<RunProgress | undefined> {
    return runProgressSchema.safeParse(await this.storage.records.get(PROGRESS, simulationId)).data;
  }

  async saveProgress(simulationId: string, progress: RunProgress): Promise<void> {
    await this.storage.records.put(PROGRESS, simulationId, progress);
  }

  /** @param last the greatest number so far: none is given again, or a run would be taken for the one that was removed */
  async remove(simulationId: string, last: number): Promise<void> {
    await this.storage.records.put(NUMBERS, LAST, last);
    await this.storage.records.remove(KIND, simulationId);
    await this.storage.records.remove(PROGRESS, simulationId);
  }
}
