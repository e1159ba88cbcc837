import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { openStorage, type Storage } from '../src/index.js';

/** A place for one test: several storages may be opened at it, one after the other. */
export interface TestPlace {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  open(now?: () => number): Promise<Storage>;
  remove(): Promise<void>;
}

export interface TestEngine {
  readonly name: string;
  readonly isThere: boolean;
  readonly makePlace: () => Promise<TestPlace>;
}

function makeDirectory(): string {
  return path.join(mkdtempSync(path.join(tmpdir(), 'fleetmap-storage-')), 'data');
}

const embedded: TestEngine = {
  name: 'embedded',
  isThere: true,
  makePlace() {
    const dataDir = makeDirectory();
    return Promise.resolve({
      dataDir,
      open: (now) => openStorage({ dataDir, now }),
      remove: () => Promise.resolve(rmSync(path.dirname(dataDir), { recursive: true, force: true })),
    });
  },
};

const serverUrl = process.env['TEST_DATABASE_URL'] || undefined;

const postgres: TestEngine = {
  name: serverUrl ? 'PostgreSQL' : 'PostgreSQL (set TEST_DATABASE_URL to a server where databases may be created)',
  isThere: serverUrl !== undefined,
  async makePlace() {
    const name = `fleetmap_test_${randomUUID().replaceAll('-', '')}`;
    await onServer(`create database ${name}`);
    const url = new URL(serverUrl!);
    url.pathname = name;
    const databaseUrl = url.href;
    const dataDir = makeDirectory();
    return {
      dataDir,
      databaseUrl,
      open: (now) => openStorage({ dataDir, databaseUrl, now }),
      remove: () => onServer(`drop database ${name} with (force)`),
    };
  },
};

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export const ENGINES: readonly TestEngine[] = [embedded, postgres];
