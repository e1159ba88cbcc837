import type { Expression, Kysely, RawBuilder } from 'kysely';
import type { Tables } from './tables.js';

export type Db = Kysely<Tables>;

/** What a database is asked beyond queries: all in which SQLite and PostgreSQL differ. */
export interface Engine {
  readonly db: Db;
  /** Names of column types: bytes, and whole numbers that are a primary key. */
  readonly types: { readonly bytes: 'blob' | 'bytea'; readonly key: 'integer' | 'bigint' };
  /** Others may write to it, too. */
  readonly isShared: boolean;
  /** Runs an insertion into the journal so that numbers become visible in their order. */
  inJournalOrder<Result>(insert: (db: Db) => Promise<Result>): Promise<Result>;
  /** Aggregates, all in the order of the rows: whole numbers as a JSON list, and bytes end to end. */
  readonly joinNumbers: (value: Expression<unknown>) => RawBuilder<string | null>;
  readonly joinBytes: (value: Expression<unknown>) => RawBuilder<Uint8Array | ArrayBuffer | null>;
  /** Bytes on disk that hold something. */
  size(): Promise<number>;
  /** What the database itself finds broken. */
  damage(): Promise<string[]>;
  close(): Promise<void>;
}

/** Bytes as one driver or the other hands them out. */
export function bytesOf(value: Uint8Array | ArrayBuffer): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array(value);
}
