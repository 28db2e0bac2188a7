import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { registerFeatures } from '@/lib/composition/register-features'
import { type Database, openFolder, useDatabase, wrapPool } from '@/lib/platform/db/client'

process.env.AUTH_SECRET ??= 'tests-only-0123456789-abcdefghijklmnop'
// Vitest sets BASE_URL to its own base path.
process.env.BASE_URL = 'http://localhost:3000'
process.env.PORTAL_DEMO ??= '1'
process.env.LOG_LEVEL ??= 'silent'

async function openCopy(): Promise<Database> {
  const serverUrl = process.env.TEST_DATABASE_URL
  if (!serverUrl) return openFolder(undefined, readFileSync(inject('templateFile')))
  const name = `portal_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  const admin = new pg.Pool({ connectionString: serverUrl, max: 1 })
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  // The app's role from the first statement of every connection on.
  const pool = new pg.Pool({ connectionString: url.toString(), max: 24, options: '-c role=portal_app' })
  // Dropping the database ends connections that a stopping worker still holds.
  pool.on('error', () => {})
  return wrapPool(pool, 'postgres', async () => {
    await pool.end()
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.end()
  })
}

/** A fresh migrated database for the test file, seen by all product code as the one database. Call at the top of the file. */
export function useTestDatabase(): { current: Database } {
  const holder = {} as { current: Database }
  beforeAll(async () => {
    holder.current = await openCopy()
    useDatabase(holder.current)
    await registerFeatures()
  })
  afterAll(async () => {
    await holder.current?.close()
  })
  return holder
}
