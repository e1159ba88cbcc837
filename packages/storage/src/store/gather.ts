import { type Expression, sql } from 'kysely';
import { bytesOf, type Engine } from '../engine/engine.js';

/** Rows of chunks, or of parts of them. */
export interface Gathered<Column extends string> {
  readonly keys: readonly number[];
  readonly part: (column: Column, row: number) => Uint8Array;
}

type Row = Record<string, string | Uint8Array | ArrayBuffer | null>;

/**
 * Reads many rows as one: drivers take longer to hand out ten thousand rows than the database to find them. @param query has a column
 * `key` and the named ones
 */
export async function gather<Column extends string>(
  { db, joinNumbers, joinBytes }: Engine,
  query: Expression<{ key: number }>,
  columns: readonly Column[],
): Promise<Gathered<Column>> {
  const joined = columns.flatMap((column) => [
    sql`${joinNumbers(sql`length(${sql.ref(column)})`)} as ${sql.ref(lengthsOf(column))}`,
    sql`${joinBytes(sql.ref(column))} as ${sql.ref(column)}`,
  ]);
  const { rows } = await sql<Row>`select ${joinNumbers(sql.ref('key'))} as ${sql.ref('keys')}, ${sql.join(joined)}
    from (${query}) as ${sql.ref('gathered')}`.execute(db);
  const row = rows[0] ?? {};
  const parts = new Map(columns.map((column) => [column, cut(row[column], numbersIn(row[lengthsOf(column)]))]));
  return { keys: numbersIn(row['keys']), part: (column, index) => parts.get(column)![index]! };
}

const lengthsOf = (column: string): string => `${column}_lengths`;

/** Of no rows there is no list. */
function numbersIn(list: Row[string] | undefined): number[] {
  return JSON.parse(typeof list === 'string' ? list : '[]') as number[];
}

function cut(joined: Row[string] | undefined, lengths: readonly number[]): Uint8Array[] {
  const bytes = joined && typeof joined !== 'string' ? bytesOf(joined) : new Uint8Array();
  let end = 0;
  return lengths.map((length) => bytes.subarray(end, (end += length)));
}
