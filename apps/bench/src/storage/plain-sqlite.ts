import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'libsql';
import { COLUMNS, type PlainTable, SELECTED, valuesOf } from './plain-table.js';

const INSERT = `insert into plain (${SELECTED}) values (${COLUMNS.map(() => '?').join(', ')})`;

/** As durable as the store: a write-ahead log that is flushed at every commit. */
export function openPlainSqlite(directory: string): PlainTable {
  const db = new Database(path.join(directory, 'plain.db'));
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'cache_size = -65536']) db.exec(`pragma ${pragma}`);
  db.exec(`create table plain (id integer primary key, truck_id text not null, recorded_at integer not null,
      received_at integer not null, latitude real not null, longitude real not null, speed real, heading real,
      altitude real, accuracy real);
    create index plain_truck on plain (truck_id, recorded_at);
    create index plain_time on plain (recorded_at)`);
  const insert = db.prepare(INSERT);
  let last = Promise.resolve();
  const rowsOf = (query: string, ...values: unknown[]): Promise<unknown[]> =>
    Promise.resolve(db.prepare(query).all(...values));
  return {
    insert(position) {
      // Reports come one after the other; the driver blocks, so each gets a turn of the event loop as in a server.
      last = last.then(() => setImmediate()).then(() => void insert.run(...valuesOf(position)));
      return last;
    },
    load(positions) {
      db.exec('begin');
      for (const position of positions) insert.run(...valuesOf(position));
      db.exec('commit');
      return Promise.resolve();
    },
    settle: () => Promise.resolve(void db.exec('analyze')),
    window: (from, until) =>
      rowsOf(`select ${SELECTED} from plain where recorded_at >= ? and recorded_at < ? order by truck_id`, from, until),
    trail: (truckId, from, until) =>
      rowsOf(
        `select ${SELECTED} from plain where truck_id = ? and recorded_at >= ? and recorded_at < ? order by recorded_at`,
        truckId,
        from,
        until,
      ),
    newest: () =>
      rowsOf(`select p.* from (select truck_id, max(recorded_at) as at from plain group by truck_id) as last
        join plain as p on p.truck_id = last.truck_id and p.recorded_at = last.at`),
    async bytes() {
      const [row] = await rowsOf('select page_count * page_size as bytes from pragma_page_count, pragma_page_size');
      return (row as { bytes: number }).bytes;
    },
    clear: () => Promise.resolve(void db.exec('delete from plain')),
    close: () => Promise.resolve(void db.close()),
  };
}
