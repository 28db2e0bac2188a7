import type pg from 'pg'

/** What a row may hold; undefined columns are left to their defaults only when absent from every row of the call. */
export type Row = Record<string, unknown>

const CHUNK = 1500

/**
 * Inserts plain rows by one statement a chunk: the rows travel as one JSON value and become the table's own row type in the database.
 * All rows of a call have the same columns as the first.
 * @param table name of the table as in the schema
 */
export async function insertRows(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ')
  const text = `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`
  for (let start = 0; start < rows.length; start += CHUNK) await client.query(text, [JSON.stringify(rows.slice(start, start + CHUNK))])
}
