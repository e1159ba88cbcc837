import { type Migration, Migrator, sql } from 'kysely';
import type { Engine } from './engine.js';

/**
 * Brings the tables up to date. Two processes may do so at the same time: one waits for the other.
 * @throws Error when a migration fails; nothing of it is kept
 */
export async function migrate({ db, types }: Engine): Promise<void> {
  const migrations = { '0001-positions': createTables(types), '0002-hours': createHours(types) };
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The tables could not be brought up to date.', { cause: error });
}

function createTables(types: Engine['types']): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('journal')
        .addColumn('id', types.key, (column) => column.primaryKey())
        .addColumn('frame', types.bytes, (column) => column.notNull())
        .execute();
      // Frames live for minutes: compressing them would cost more than it saves.
      if (types.bytes === 'bytea') await sql`alter table journal alter column frame set storage external`.execute(db);
      await db.schema
        .createTable('trucks')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .execute();
      await db.schema
        .createTable('chunks')
        .addColumn('truck', 'integer', (column) => column.notNull())
        .addColumn('start', 'bigint', (column) => column.notNull())
        .addColumn('replay', types.bytes, (column) => column.notNull())
        .addColumn('rest', types.bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('chunks_pkey', ['truck', 'start'])
        .execute();
      await db.schema.createIndex('chunks_start').on('chunks').column('start').execute();
      await db.schema
        .createTable('segments')
        .addColumn('start', types.key, (column) => column.primaryKey())
        .addColumn('revision', 'bigint', (column) => column.notNull())
        .addColumn('trucks', 'integer', (column) => column.notNull())
        .addColumn('positions', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('states')
        .addColumn('truck_id', 'text', (column) => column.primaryKey())
        .addColumn('state', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('records')
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('records_pkey', ['kind', 'id'])
        .execute();
      await db.schema
        .createTable('counters')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'bigint', (column) => column.notNull())
        .execute();
      await db
        .insertInto('counters')
        .values([
          { name: 'generation', value: 0 },
          { name: 'taken', value: 0 },
          { name: 'placed', value: 0 },
          { name: 'told', value: -1 },
        ])
        .execute();
    },
  };
}

function createHours(types: Engine['types']): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('hours')
        .addColumn('truck', 'integer', (column) => column.notNull())
        .addColumn('start', 'bigint', (column) => column.notNull())
        .addColumn('replay', types.bytes, (column) => column.notNull())
        .addColumn('rest', types.bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('hours_pkey', ['truck', 'start'])
        .execute();
      await db.schema.createIndex('hours_start').on('hours').column('start').execute();
    },
  };
}
