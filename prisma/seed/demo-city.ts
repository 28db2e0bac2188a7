import type pg from 'pg'
import { hashPassword } from '@/lib/platform/access/password'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import type { Database } from '@/lib/platform/db/client'
import { refreshPoolEntries } from '@/lib/pool/refresh-entries'
import { rewriteLedger } from '@/lib/titles/commands/rewrite-ledger'
import { SEED_INSTANT } from './city-plan'
import { writeContributions } from './contributions'
import { DEMO_PASSWORD } from './data/accounts'
import { makeDemoReport } from './leader-report'
import { DEFAULT_SEED, planCity } from './plan-city'
import { writePool } from './pool'
import { writeTitleCare } from './title-care'
import { writeTraining } from './training'
import { writeCity } from './write-city'
import { storeFiles, writeRounds } from './write-rounds'
import { insertRows } from './write-rows'

/** How far the seeding got; `complete` is the last step. */
type Marker = { seed: string; step: 'rows' | 'complete' }

const MARKER = 'demoSeed'

async function readMarker(database: Database): Promise<Marker | null> {
  const setting = await database.prisma.setting.findUnique({ where: { key: MARKER } })
  return setting ? (setting.value as Marker) : null
}

async function inRawTransaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await work(client)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function writeRows(database: Database, seed: string): Promise<void> {
  const plan = planCity(seed)
  const envelope = await openEnvelope(database.prisma)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const files = await storeFiles(plan)
  await inRawTransaction(database.pool, async (client) => {
    // Two seeders at once: the second waits here and then finds the marker.
    await client.query('SELECT pg_advisory_xact_lock(7320253)')
    const found = await client.query('SELECT 1 FROM "Setting" WHERE key = $1', [MARKER])
    if (found.rowCount !== 0) return
    await writeCity(client, plan, envelope, passwordHash)
    await writeRounds(client, plan, envelope, files)
    await insertRows(client, 'Notice', plan.notices)
    await insertRows(client, 'ReviewerPoolMember', plan.reviewerPool)
    await writePool(client, plan.pool, envelope)
    await writeTitleCare(client, plan.titleCare)
    await writeTraining(client, plan.training)
    await writeContributions(client, plan.contributions)
    const offset = Math.round((SEED_INSTANT.getTime() - Date.now()) / 1000)
    await client.query(
      'INSERT INTO "BusinessClock" (id, "offset") VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET "offset" = EXCLUDED."offset"',
      [offset],
    )
    const marker: Marker = { seed, step: 'rows' }
    await client.query('INSERT INTO "Setting" (key, value) VALUES ($1, $2)', [MARKER, JSON.stringify(marker)])
  })
}

/** What follows from the rows: the ledger, the pool, and a report made of them. Safe to repeat. */
async function writeReadModels(database: Database, seed: string): Promise<void> {
  await database.prisma.$transaction(
    async (tx) => {
      const holders = await tx.holding.findMany({ distinct: ['personId'], select: { personId: true } })
      const ids = holders.map((holder) => holder.personId)
      await rewriteLedger(tx, ids, { reason: '首次建立台账', actor: { accountId: null, role: null }, isFirstLoad: true })
      await refreshPoolEntries(tx, ids)
    },
    { timeout: 120_000 },
  )
  await makeDemoReport(database)
  const marker: Marker = { seed, step: 'complete' }
  await database.prisma.setting.update({ where: { key: MARKER }, data: { value: marker } })
}

/**
 * Fills an empty portal with the demo city; does nothing where it is already there, and goes on where it was interrupted.
 * @returns true when something was written
 */
export async function seedDemoCity(database: Database, seed: string = DEFAULT_SEED): Promise<boolean> {
  const marker = await readMarker(database)
  if (marker?.step === 'complete') return false
  if (!marker) {
    const units = await database.prisma.unit.count()
    if (units > 0) throw new Error('The demo city is seeded into an empty portal only')
    await writeRows(database, seed)
  }
  await writeReadModels(database, marker?.seed ?? seed)
  return true
}
