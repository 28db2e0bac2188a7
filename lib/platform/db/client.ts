import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { AWAY_SENTENCE } from '../away-words'
import { env } from '../env'
import { AppError } from '../errors'
import { prepareQueues } from '../jobs/queue'
import { isAwayError } from './away-errors'
import { openEmbedded } from './embedded'
import { type Prisma, PrismaClient } from './generated/client'
import { applyMigrations, pendingMigrations } from './migrate'

export type Database = { prisma: PrismaClient; pool: pg.Pool; kind: 'pglite' | 'postgres'; close: () => Promise<void> }
/** Prisma inside a transaction: the only handle that may be used there. */
export type Tx = Prisma.TransactionClient
/** Either handle, for reads that serve both. */
export type Reader = Tx | PrismaClient

const holder = globalThis as unknown as { portalDatabase?: Promise<Database> }

/** The process's one database: a server when DATABASE_URL is set, else the embedded folder. */
export function db(): Promise<Database> {
  holder.portalDatabase ??= open().catch((error) => {
    holder.portalDatabase = undefined
    throw error
  })
  return holder.portalDatabase
}

/** Puts a database in place of the configured one (tests, bench). */
export function useDatabase(database: Database): void {
  holder.portalDatabase = Promise.resolve(database)
}

async function open(): Promise<Database> {
  const settings = env()
  return settings.databaseUrl ? openServer(settings.databaseUrl, settings.poolMax) : openFolder(path.join(settings.dataDir, 'database'))
}

/** A pool on a server with the limits every statement has; `options` of pg's own say what differs. */
export function openServerPool(url: string, options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    ...options,
  })
  pool.on('error', () => {})
  return pool
}

async function openServer(url: string, max: number): Promise<Database> {
  const pool = openServerPool(url, { max })
  return wrapPool(pool, 'postgres', async () => pool.end())
}

/** Opens an embedded database, migrates it as its owner, and goes on as the app's role. */
export async function openFolder(folder: string | undefined, template?: Uint8Array): Promise<Database> {
  const { pool, close } = await openEmbedded(folder, template)
  if ((await pendingMigrations(pool)).length > 0) {
    await applyMigrations(pool, 'pglite')
    await prepareQueues(pool)
  }
  await pool.query('SET ROLE portal_app')
  return wrapPool(pool, 'pglite', close)
}

/** A database handle over a pool that is already connected and migrated. */
export function wrapPool(pool: pg.Pool, kind: Database['kind'], close: () => Promise<void>): Database {
  // The embedded database has one connection: transactions queue on it.
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: 15_000, timeout: 10_000 } })
  return {
    prisma,
    pool,
    kind,
    close: async () => {
      await prisma.$disconnect()
      await close()
    },
  }
}

/**
 * One transaction. A deadlock or a lost race at the database's level is tried again, twice.
 * @param options.timeout milliseconds it may take; raise it only in jobs
 * @param options.maxWait milliseconds it may wait for a connection; raise it where very many come in the same moment
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, options: { timeout?: number; maxWait?: number } = {}): Promise<T> {
  const { prisma } = await db()
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work, options)
    } catch (error) {
      if (attempt < 3 && isRetryable(error)) continue
      if (!(error instanceof AppError) && isAwayError(error)) throw new AppError('unavailable', AWAY_SENTENCE, { cause: error })
      throw error
    }
  }
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

function isRetryable(error: unknown): boolean {
  return errorCode(error) === 'P2034'
}

/** True when a write broke the unique constraint (or exclusion) named, or any when no name is given. */
export function isUniqueViolation(error: unknown): boolean {
  return errorCode(error) === 'P2002'
}
