import type pg from 'pg'
import type { Database } from '@/lib/platform/db/client'

/** How many statements a piece of work sends to the database. */
export async function countQueries(database: Database, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const wrapped = new Map<pg.PoolClient, pg.PoolClient['query']>()
  const watch = (client: pg.PoolClient) => {
    if (wrapped.has(client)) return
    const query = client.query
    wrapped.set(client, query)
    client.query = ((...input: unknown[]) => {
      count += 1
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
  return count
}
