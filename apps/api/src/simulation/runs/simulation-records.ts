import { Inject, Injectable, Logger } from '@nestjs/common';
import { isRejection, readScenario, type RunOptions, type Scenario } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { STORAGE } from '../../core/tokens.js';

const KIND = 'simulation';

/** What is kept of a run. */
export interface SimulationRecord extends RunOptions {
  readonly simulationId: string;
  readonly scenario: Scenario;
  readonly rate: number;
}

const storedSchema = z.object({
  scenario: z.unknown(),
  rate: z.number(),
  onRestart: z.enum(['resume', 'stop']).default('stop'),
  keepHistory: z.boolean().default(false),
});

/** Where runs outlive the server. After a restart each is there again, stopped. */
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

  async save({ simulationId, ...value }: SimulationRecord): Promise<void> {
    await this.storage.records.put(KIND, simulationId, value);
  }

  async remove(simulationId: string): Promise<void> {
    await this.storage.records.remove(KIND, simulationId);
  }
}
