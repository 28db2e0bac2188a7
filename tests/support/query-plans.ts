import type pg from 'pg'
import type { Database } from '@/lib/platform/db/client'

export type Statement = { text: string; values: unknown[] }

function statementOf(input: readonly unknown[]): Statement | null {
  const [first, second] = input
  const query = typeof first === 'string' ? { text: first } : (first as { text?: string; values?: unknown[] } | null)
  if (!query?.text) return null
  const values = Array.isArray(second) ? second : ((query as { values?: unknown[] }).values ?? [])
  return { text: query.text, values }
}

/** The reading statements that a piece of work sends, as the driver sends them. */
export async function capturedReads(database: Database, work: () => Promise<unknown>): Promise<Statement[]> {
  const found: Statement[] = []
  const wrapped = new Map<pg.PoolClient, pg.PoolClient['query']>()
  const watch = (client: pg.PoolClient) => {
    if (wrapped.has(client)) return
    const query = client.query
    wrapped.set(client, query)
    client.query = ((...input: unknown[]) => {
      const statement = statementOf(input)
      if (statement && /^\s*(SELECT|WITH)\b/i.test(statement.text)) found.push(statement)
      return (query as (...input: unknown[]) => unknown).apply(client, input)
    }) as pg.PoolClient['query']
  }
  database.pool.on('acquire', watch)
  try {
    await work()
  } finally {
    database.pool.off('acquire', watch)
    for (const [client, query] of wrapped) client.query = query
  }
  return found
}

type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

/** How one step of a plan reads a table, and how many of its rows it touched in all. */
export type TableRead = { table: string; node: string; index: string | null; touched: number }

function readsIn(node: PlanNode): TableRead[] {
  const below = (node.Plans ?? []).flatMap(readsIn)
  const table = node['Relation Name']
  if (!table) return below
  const each = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return [{ table, node: node['Node Type'], index: node['Index Name'] ?? null, touched: each * (node['Actual Loops'] ?? 1) }, ...below]
}

async function readsWith(client: pg.PoolClient, statement: Statement, settings: string): Promise<TableRead[]> {
  await client.query('BEGIN')
  try {
    await client.query(settings)
    const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement.text}`, statement.values)
    const plan = rows[0]?.['QUERY PLAN'] as unknown
    const [top] = (typeof plan === 'string' ? JSON.parse(plan) : plan) as { Plan: PlanNode }[]
    return top ? readsIn(top.Plan) : []
  } finally {
    await client.query('ROLLBACK')
  }
}

/**
 * Runs a statement and tells what it read of some tables. A test's tables are small, and where little is to be read the planner likes to read it
 * all: asked to do without that, it shows whether an index could serve. Of its ways the one that reads least counts.
 */
export async function tableReads(client: pg.PoolClient, statement: Statement, tables: ReadonlySet<string>): Promise<TableRead[]> {
  const ways = [
    await readsWith(client, statement, 'SET LOCAL enable_seqscan = off'),
    await readsWith(
      client,
      statement,
      'SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off',
    ),
  ].map((reads) => reads.filter(({ table }) => tables.has(table)))
  const most = (reads: TableRead[]) =>
    Math.max(0, ...reads.map((read) => (read.node === 'Seq Scan' ? Number.POSITIVE_INFINITY : read.touched)))
  return ways.reduce((least, reads) => (most(reads) < most(least) ? reads : least))
}
