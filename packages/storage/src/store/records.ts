import type { Engine } from '../engine/engine.js';

/** Documents as JSON text. */
export interface RecordTexts {
  put(kind: string, id: string, value: string): Promise<void>;
  get(kind: string, id: string): Promise<string | undefined>;
  list(kind: string): Promise<{ id: string; value: string }[]>;
  remove(kind: string, id: string): Promise<boolean>;
}

export function createRecords({ db }: Engine): RecordTexts {
  return {
    async put(kind, id, value) {
      await db
        .insertInto('records')
        .values({ kind, id, value })
        .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet({ value }))
        .execute();
    },
    async get(kind, id) {
      const row = await db
        .selectFrom('records')
        .select('value')
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.value;
    },
    async list(kind) {
      const rows = await db.selectFrom('records').select(['id', 'value']).where('kind', '=', kind).execute();
      return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)); // databases sort text each in its own way
    },
    async remove(kind, id) {
      const { numDeletedRows } = await db
        .deleteFrom('records')
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}
