import type { Engine } from '../engine/engine.js';
import type { Context } from './context.js';
import { partsOf } from './context.js';

const ROWS_AT_ONCE = 1000;

/** A state with its truck, as JSON. */
export type StateText = readonly [truckId: string, state: string];

export async function saveStates(
  context: Context,
  states: readonly StateText[],
  forgotten: readonly string[],
): Promise<void> {
  const told = await context.journal.lastId();
  await context.engine.db.transaction().execute(async (db) => {
    for (const part of partsOf(states, ROWS_AT_ONCE)) {
      await db
        .insertInto('states')
        .values(part.map(([truck_id, state]) => ({ truck_id, state })))
        .onConflict((conflict) =>
          conflict.column('truck_id').doUpdateSet((build) => ({ state: build.ref('excluded.state') })),
        )
        .execute();
    }
    for (const part of partsOf(forgotten, ROWS_AT_ONCE))
      await db.deleteFrom('states').where('truck_id', 'in', part).execute();
    await db.updateTable('counters').set({ value: told }).where('name', '=', 'told').execute();
  });
  context.statesTellOf = told;
}

/** Number of the last journal frame that the kept states tell of; infinite while none were ever kept. */
export async function readTold({ db }: Engine): Promise<number> {
  const row = await db.selectFrom('counters').select('value').where('name', '=', 'told').executeTakeFirst();
  return row && row.value >= 0 ? row.value : Number.POSITIVE_INFINITY;
}

export async function readStates({ engine }: Context): Promise<StateText[]> {
  const rows = await engine.db.selectFrom('states').selectAll().execute();
  return rows.map(({ truck_id, state }) => [truck_id, state]);
}
