import type pg from 'pg'
import { z } from 'zod'
import { businessToday } from '@/lib/platform/clock'
import { type Database, inTransaction } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/errors'
import { refreshPoolEntries } from '@/lib/pool/refresh-entries'
import { rewriteLedger } from '@/lib/titles/commands/rewrite-ledger'
import { writeGround } from './ground'
import { HOLDERS, writeHolders } from './holders'
import { writePeople } from './people'

/** How far an invented city got, so that one cut off while its numbers were added up goes on there. */
const MARKER = 'inventedCity'
const markerShape = z.object({ people: z.number(), seed: z.number(), step: z.enum(['rows', 'complete']) })

const BATCH = 2000
const HOUR = 3_600_000

export type CitySize = {
  people: number
  /** The same seed on the same day makes the same people, titles and dates. */
  seed: number
  /** Of a thousand people so many hold or held a title; 80 unless told. */
  holders?: number
}

/** What is done and how much of it, while it goes on. */
export type Progress = (step: 'people' | 'titles' | 'numbers', done: number, of: number) => void

async function inRawTransaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // A million rows take longer than a request may; what the name index collects is sorted in before it grows slow.
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL work_mem = '128MB'; SET LOCAL maintenance_work_mem = '256MB';
                        SET LOCAL gin_pending_list_limit = '64MB'`)
    await work(client)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** @throws AppError `notEmpty` when somebody or something is there already that this city did not bring */
async function requireEmpty({ prisma }: Database): Promise<void> {
  if ((await prisma.person.findFirst({ select: { id: true } })) !== null)
    throw new AppError('notEmpty', '数据库里已有人员档案。虚构城市只能建在空数据库上：请换一个新建的数据库。')
  if ((await prisma.unit.findFirst({ select: { id: true } })) !== null || (await prisma.line.findFirst({ select: { id: true } })) !== null)
    throw new AppError('notEmpty', '数据库里已有单位或条线。虚构城市只能建在空数据库上：请换一个新建的数据库。')
}

/** Ledger, daily roll-up and pool of everybody who holds or held a title, by the same code that keeps them in daily use. */
async function addUp({ prisma }: Database, onProgress: Progress): Promise<void> {
  const holders = await prisma.holding.findMany({ distinct: ['personId'], select: { personId: true }, orderBy: { personId: 'asc' } })
  const actor = { accountId: null, role: null }
  for (let at = 0; at < holders.length; at += BATCH) {
    const ids = holders.slice(at, at + BATCH).map(({ personId }) => personId)
    await inTransaction(
      async (tx) => {
        await rewriteLedger(tx, ids, { reason: '建立虚构城市', actor, isFirstLoad: true })
        await refreshPoolEntries(tx, ids)
      },
      { timeout: HOUR },
    )
    onProgress('numbers', Math.min(holders.length, at + BATCH), holders.length)
  }
}

/**
 * Makes an invented city in an empty migrated database: the demo's tree of units and twelve lines, two cycles with targets, people with careers,
 * and for eight of a hundred titles, consents, ledger rows, roll-ups and rows of the pool. Nobody has an identity number or a telephone.
 * @throws AppError `notEmpty`
 */
export async function generateCity(database: Database, size: CitySize, onProgress: Progress = () => {}): Promise<void> {
  const { prisma, pool } = database
  const kept = await prisma.setting.findUnique({ where: { key: MARKER } })
  const marker = kept ? markerShape.parse(kept.value) : null
  if (marker?.step !== 'rows' || marker.people !== size.people || marker.seed !== size.seed) {
    await requireEmpty(database)
    const drawnFrom = { ...size, holders: size.holders ?? HOLDERS, today: await businessToday(prisma) }
    await inRawTransaction(pool, async (client) => {
      await writeGround(client, drawnFrom)
      await writePeople(client, drawnFrom, (done) => onProgress('people', done, size.people))
      await writeHolders(client, drawnFrom)
      onProgress('titles', size.people, size.people)
      await client.query(`INSERT INTO "Setting" (key, value) VALUES ($1, $2)`, [MARKER, JSON.stringify({ ...size, step: 'rows' })])
    })
  }
  await addUp(database, onProgress)
  await prisma.setting.update({ where: { key: MARKER }, data: { value: { ...size, step: 'complete' } } })
}
