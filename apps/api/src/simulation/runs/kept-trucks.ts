import { Inject, Injectable } from '@nestjs/common';
import { fleetChoiceSchema } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { STORAGE } from '../../core/tokens.js';

const KIND = 'simulation-trucks';

const storedSchema = z.object({ owner: fleetChoiceSchema, truckIds: z.array(z.string()) });

/** Whose the trucks of recorded simulations are. It outlives the simulation, as what was recorded does. */
@Injectable()
export class KeptTrucks {
  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  async list(): Promise<z.infer<typeof storedSchema>[]> {
    const rows = await this.storage.records.list(KIND);
    return rows.flatMap(({ value }) => storedSchema.safeParse(value).data ?? []);
  }

  async save(simulationId: string, trucks: z.infer<typeof storedSchema>): Promise<void> {
    await this.storage.records.put(KIND, simulationId, trucks);
  }
}
