import 'server-only'
import { tellEndingsDaily } from '@/lib/assessment/commands/tell-endings'
import { registerFeatures } from '@/lib/composition/register-features'
import { linkAuditTail } from '@/lib/platform/audit/chain'
import { watchDatabase } from '@/lib/platform/db/availability'
import { db } from '@/lib/platform/db/client'
import { pendingMigrations } from '@/lib/platform/db/migrate'
import { env } from '@/lib/platform/env'
import { guardPages, type Handle } from '@/lib/platform/http/page-guard'
import { startWorker } from '@/lib/platform/jobs/worker'
import { log } from '@/lib/platform/log'
import { publicFromMemory } from '@/lib/pool/public-memory'

const CHAIN_EVERY_MS = 2000
/** Each notice goes out once, whoever looks how often: an hour finds the new day soon enough. */
const ENDINGS_EVERY_MS = 3_600_000

/** Where the process that serves finds it: that process and the bundle each have their own copy of every module. */
const front = globalThis as unknown as { portalFront?: (handle: Handle) => Handle }

/** Refuses a server that would run on an unmigrated database or with more rights than it may have. */
async function refuseUnsafeDatabase(): Promise<void> {
  const { pool, kind } = await db()
  const pending = await pendingMigrations(pool)
  if (pending.length > 0) throw new Error(`pending migrations: ${pending.join(', ')}; run "npm run portal -- migrate" first`)
  if (kind !== 'postgres' || env().isDemo) return
  const role = await pool.query('SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user')
  if (role.rows[0]?.rolsuper || role.rows[0]?.rolcreaterole)
    throw new Error('DATABASE_URL: this role is a superuser or may create roles; use a member of portal_app')
}

/** Opens the database, checks it, and starts the worker and the chain of the record. A failure ends the process with words. */
export async function startServer(): Promise<void> {
  try {
    process.env.NEXTAUTH_URL = env().baseUrl
    process.env.NEXTAUTH_SECRET = env().secret
    await refuseUnsafeDatabase()
    await registerFeatures()
    front.portalFront = (handle) => publicFromMemory(guardPages(handle))
    const stopWorker = await startWorker()
    const chain = setInterval(
      () => linkAuditTail().catch((error: unknown) => log().warn({ error: String(error) }, 'audit chain waits')),
      CHAIN_EVERY_MS,
    )
    const endings = setInterval(
      () => tellEndingsDaily().catch((error: unknown) => log().warn({ error: String(error) }, 'notices of endings wait')),
      ENDINGS_EVERY_MS,
    )
    const { pool, kind } = await db()
    const stopWatching = kind === 'postgres' ? watchDatabase(pool) : () => {}
    process.once('SIGTERM', () => {
      clearInterval(chain)
      clearInterval(endings)
      stopWatching()
      void stopWorker().catch(() => {})
    })
  } catch (error) {
    process.stderr.write(`The portal does not start:\n${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
