import type { Position } from '@fleetmap/events';
import pg from 'pg';
import { COLUMNS, type PlainTable, SELECTED, valuesOf } from './plain-table.js';

const CONNECTIONS = 20;
const INSERT = {
  name: 'insert-plain',
  text: `insert into plain (${SELECTED}) values (${COLUMNS.map((_none, index) => `$${index + 1}`).join(', ')})`,
};
const TYPES = ['text', 'bigint', 'bigint', ...COLUMNS.slice(3).map(() => 'float8')];
const LOAD = `insert into plain (${SELECTED}) select * from unnest(${TYPES.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})`;

export async function openPlainPostgres(databaseUrl: string): Promise<PlainTable> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  pool.on('error', () => undefined); // the database is dropped before the last idle connection has said goodbye
  await pool.query(`create table plain (id bigserial primary key, truck_id text not null, recorded_at bigint not null,
      received_at bigint not null, latitude float8 not null, longitude float8 not null, speed float8, heading float8,
      altitude float8, accuracy float8);
    create index plain_truck on plain (truck_id, recorded_at);
    create index plain_time on plain (recorded_at)`);
  const rowsOf = async (text: string, values: unknown[] = []): Promise<unknown[]> =>
    (await pool.query(text, values)).rows as unknown[];
  return {
    async insert(position) {
      await pool.query({ ...INSERT, values: valuesOf(position) });
    },
    async load(positions: readonly Position[]) {
      const rows = positions.map(valuesOf);
      await pool.query(
        LOAD,
        COLUMNS.map((_none, column) => rows.map((row) => row[column])),
      );
    },
    async settle() {
      await pool.query('vacuum analyze plain');
    },
    window: (from, until) =>
      rowsOf(`select ${SELECTED} from plain where recorded_at >= $1 and recorded_at < $2 order by truck_id`, [
        from,
        until,
      ]),
    trail: (truckId, from, until) =>
      rowsOf(
        `select ${SELECTED} from plain where truck_id = $1 and recorded_at >= $2 and recorded_at < $3 order by recorded_at`,
        [truckId, from, until],
      ),
    newest: () => rowsOf(`select distinct on (truck_id) ${SELECTED} from plain order by truck_id, recorded_at desc`),
    async bytes() {
      const [row] = await rowsOf(`select pg_total_relation_size('plain')::float8 as bytes`);
      return (row as { bytes: number }).bytes;
    },
    async clear() {
      await pool.query('truncate plain');
    },
    close: () => pool.end(),
  };
}
