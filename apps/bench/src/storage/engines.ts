import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { openStorage, type Storage } from '@fleetmap/storage';
import pg from 'pg';
import { openPlainPostgres } from './plain-postgres.js';
import { openPlainSqlite } from './plain-sqlite.js';
import type { PlainTable } from './plain-table.js';

/** A database of its own that holds both sides. */
export interface Arena {
  readonly plain: PlainTable;
  readonly open: () => Promise<Storage>;
  /** Room of what was deleted is given back, as a server does by and by. */
  tidy(): Promise<void>;
  remove(): Promise<void>;
}

export interface BenchEngine {
  readonly name: string;
  build(): Promise<Arena>;
}

const sqlite: BenchEngine = {
  name: 'SQLite',
  build() {
    const directory = mkdtempSync(path.join(tmpdir(), 'fleetmap-bench-'));
    const plain = openPlainSqlite(directory);
    return Promise.resolve({
      plain,
      open: () => openStorage({ dataDir: path.join(directory, 'data') }),
      tidy: () => Promise.resolve(), // free pages are not counted
      async remove() {
        await plain.close();
        rmSync(directory, { recursive: true, force: true });
      },
    });
  },
};

function postgresAt(serverUrl: string): BenchEngine {
  const onServer = async (statement: string, url = serverUrl): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return {
    name: 'PostgreSQL',
    async build() {
      const name = `fleetmap_bench_${randomUUID().replaceAll('-', '')}`;
      await onServer(`create database ${name}`);
      const url = new URL(serverUrl);
      url.pathname = name;
      const plain = await openPlainPostgres(url.href);
      return {
        plain,
        open: () => openStorage({ dataDir: tmpdir(), databaseUrl: url.href }),
        tidy: () => onServer('vacuum analyze', url.href),
        async remove() {
          await plain.close();
          await onServer(`drop database ${name} with (force)`);
        },
      };
    },
  };
}

const serverUrl = process.env['TEST_DATABASE_URL'] || undefined;

/** PostgreSQL only where a server is told of: `scripts/with-postgres.sh npm run bench -- storage`. */
export const ENGINES: readonly BenchEngine[] = serverUrl ? [sqlite, postgresAt(serverUrl)] : [sqlite];
export const HAS_POSTGRES: boolean = serverUrl !== undefined;
