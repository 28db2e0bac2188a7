import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { migrationFactory } from './pglite-pool.mjs'
import { filters, migrationNames, migrationsList, openEngine } from './schema-engine.mjs'

const root = () => /* turbopackIgnore: true */ process.cwd()
const migrationsFolder = () => path.join(root(), 'prisma', 'migrations')
const schemaFolder = () => path.join(root(), 'prisma', 'schema')

/** One migrator at a time, whatever the number of instances. */
const MIGRATION_LOCK = 7_320_251

/**
 * Applies what is pending with the owner's pool and returns the names applied.
 * @param pool of the owner; at least two connections on a server, since one holds the lock
 */
export async function applyMigrations(pool: pg.Pool, kind: 'pglite' | 'postgres'): Promise<string[]> {
  const run = async () => {
    const { engine } = await openEngine(migrationFactory(PrismaPg, pool), schemaFolder())
    const result = await engine.applyMigrations({ migrationsList: migrationsList(migrationsFolder()), filters })
    return result.appliedMigrationNames
  }
  if (kind === 'pglite') return run()
  const holder = await pool.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    return await run()
  } finally {
    await holder.query('COMMIT')
    holder.release()
  }
}

/** Names of migrations in the code that the database has not applied. */
export async function pendingMigrations(pool: pg.Pool): Promise<string[]> {
  const wanted: string[] = migrationNames(migrationsFolder())
  const exists = await pool.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present`)
  if (!exists.rows[0]?.present) return wanted
  const applied = await pool.query('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL')
  const names = new Set(applied.rows.map((row: { migration_name: string }) => row.migration_name))
  return wanted.filter((name) => !names.has(name))
}
