import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Db, Engine } from './engine.js';
import type { Tables } from './tables.js';

const MAX_CONNECTIONS = 8;
const JOURNAL_LOCK = 0x666c6565; // "flee": an advisory lock of ours

/** Whole numbers of 64 bits, and sums of them, come as text otherwise. */
const AS_NUMBER = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Opens a PostgreSQL database (15 or newer). @throws Error when it cannot be reached */
export async function openPostgres(databaseUrl: string): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: MAX_CONNECTIONS,
    types: {
      getTypeParser: (type, format) =>
        AS_NUMBER.has(type) ? Number : (pg.types.getTypeParser(type, format ?? 'text') as never),
    },
  });
  pool.on('error', () => undefined); // an idle connection broke: the next query takes another one or says why not
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await sql`select 1`.execute(db).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  return {
    db,
    types: { bytes: 'bytea', key: 'bigint' },
    isShared: true,
    inJournalOrder: (insert) =>
      db.transaction().execute(async (transaction) => {
        // Its own statement: the next one must see what the holder before us has committed.
        await sql`select pg_advisory_xact_lock(${sql.lit(JOURNAL_LOCK)})`.execute(transaction);
        return insert(transaction);
      }),
    joinNumbers: (value) => sql`json_agg(${value})::text`,
    joinBytes: (value) => sql`string_agg(${value}, ''::bytea)`,
    async size() {
      const { rows } = await sql<{ bytes: number }>`select sum(pg_total_relation_size(name::regclass))::bigint as bytes
        from unnest(array['journal', 'trucks', 'chunks', 'hours', 'segments', 'states', 'records']) as name`.execute(
        db,
      );
      return rows[0]?.bytes ?? 0;
    },
    damage: () => Promise.resolve([]), // PostgreSQL reports broken pages when they are read
    close: () => db.destroy(),
  };
}
