import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import Database from 'libsql';
import { StorageInUseError } from '../errors.js';
import type { Engine } from './engine.js';
import type { Tables } from './tables.js';

const PRAGMAS = [
  // The operating system takes the lock back when its process dies, however it dies: no lock is ever stale.
  'locking_mode = exclusive',
  'page_size = 8192', // chunks are some hundred bytes; only a file that has no pages yet takes it
  'journal_mode = wal',
  'synchronous = full', // a commit is on the disk when it returns
  'cache_size = -65536', // 64 MB
  'temp_store = memory',
];

/** Opens (and creates) the embedded database of a directory. @throws StorageInUseError when another process has it */
export function openSqlite(dataDir: string): Engine {
  mkdirSync(dataDir, { recursive: true });
  const database = new Database(path.join(dataDir, 'fleetmap.db'), { timeout: 0 });
  try {
    for (const pragma of PRAGMAS) database.exec(`pragma ${pragma}`);
    database.exec('begin immediate; commit');
  } catch (error) {
    database.close();
    throw isBusy(error) ? new StorageInUseError(dataDir) : error;
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  return {
    db,
    types: { bytes: 'blob', key: 'integer' },
    isShared: false,
    inJournalOrder: (insert) => insert(db),
    joinNumbers: (value) => sql`json_group_array(${value})`,
    joinBytes: (value) => sql`cast(group_concat(${value}, '') as blob)`, // byte for byte, zeros too
    async size() {
      const { rows } = await sql<{ bytes: number }>`select (page_count - freelist_count) * page_size as bytes
        from pragma_page_count, pragma_freelist_count, pragma_page_size`.execute(db);
      return rows[0]?.bytes ?? 0;
    },
    async damage() {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
      return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    },
    close: () => db.destroy(),
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
