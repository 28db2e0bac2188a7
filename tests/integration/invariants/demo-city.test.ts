import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkInvariants } from '@/lib/invariants/check-invariants'
import { linkAuditTail } from '@/lib/platform/audit/chain'
import { businessToday } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/client'
import { loadArchive } from '@/lib/rounds/archive/load-archive'
import { officeCopy } from '@/lib/rounds/archive/office-copy'
import { packArchive } from '@/lib/rounds/archive/pack'
import { recountArchive } from '@/lib/rounds/archive/recount'
import { unpackArchive } from '@/lib/rounds/archive/unpack'
import { stageGroups } from '@/lib/rounds/round-stages'
import { seedDemoCity } from '@/prisma/seed/demo-city'
import { useTestDatabase } from '@/tests/support/database'
import { plantedFaults } from './planted-faults'

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'portal-seed-'))

const database = useTestDatabase()

/** A fault is planted in a transaction of its own, looked for, and taken back. */
class TakeBack extends Error {}

async function sentencesAfter(key: string, plant: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  let sentences: string[] = []
  const work = database.current.prisma.$transaction(
    async (tx) => {
      await plant(tx)
      sentences = (await checkInvariants(tx, [key])).faults.map((fault) => fault.sentence)
      throw new TakeBack()
    },
    { timeout: 60_000 },
  )
  await work.catch((error: unknown) => {
    if (!(error instanceof TakeBack)) throw error
  })
  return sentences
}

describe('the demo city in the database', () => {
  beforeAll(async () => {
    expect(await seedDemoCity(database.current)).toBe(true)
  }, 120_000)

  it('keeps every invariant', async () => {
    const report = await checkInvariants(database.current.prisma)
    expect(report.faults).toEqual([])
    expect(report.checks).toBeGreaterThan(30)
  })

  it('has rounds whose case files recount to the same, in both copies', async () => {
    const { prisma } = database.current
    while ((await linkAuditTail()) > 0);
    const rounds = await prisma.round.findMany({ where: { stage: { in: [...stageGroups.resultsReleased] } }, select: { id: true } })
    expect(rounds.length).toBeGreaterThan(1)
    for (const { id } of rounds) {
      const content = await prisma.$transaction((tx) => loadArchive(tx, id), { timeout: 60_000 })
      for (const [copy, part] of [
        ['full', content],
        ['office', officeCopy(content)],
      ] as const) {
        const { bytes, digest } = await packArchive(part, copy)
        expect(recountArchive(await unpackArchive(bytes), digest).checks.flatMap((check) => check.findings)).toEqual([])
      }
    }
  })

  it('stands in September 2025 and shows the figures that were planned', async () => {
    expect(await businessToday(database.current.prisma)).toBe('2025-09-15')
    const rows = await database.current.prisma.$queryRaw<{ classCode: string; count: number }[]>`
      SELECT "classCode", sum(delta)::int AS count FROM "LedgerDay"
      WHERE kind = 'retained' AND day <= business_today() AND "classCode" IN ('nationalLeader', 'municipalLeader', 'practitioner')
      GROUP BY 1 ORDER BY 1`
    expect(rows).toEqual([
      { classCode: 'municipalLeader', count: 91 },
      { classCode: 'nationalLeader', count: 23 },
      { classCode: 'practitioner', count: 431 },
    ])
  })

  it('has a report and re-examinations to show', async () => {
    const { prisma } = database.current
    expect(await prisma.leaderReport.findMany({ select: { title: true, accountName: true } })).toEqual([
      { title: '全市人才工作2025年第二季度报告', accountName: '陈敬之' },
    ])
    expect((await prisma.reexamination.findMany({ orderBy: { number: 'asc' } })).map((row) => row.state)).toEqual([
      'dismissed',
      'inadmissible',
    ])
  })

  it('is not seeded twice', async () => {
    const before = await database.current.prisma.person.count()
    expect(await seedDemoCity(database.current)).toBe(false)
    expect(await database.current.prisma.person.count()).toBe(before)
  })

  it.each(plantedFaults)('tells of a planted fault: %s', async (key, plant) => {
    const sentences = await sentencesAfter(key, plant)
    expect(sentences.length).toBeGreaterThan(0)
    for (const sentence of sentences) expect(sentence).toMatch(/[\u4e00-\u9fff].*。$/)
  })

  it('names the place where a rule is broken', async () => {
    const sentences = await sentencesAfter(
      'stagesFollowHistory',
      (tx) => tx.$executeRaw`UPDATE "Round" SET stage = 'conferred' WHERE stage = 'closed'`,
    )
    expect(sentences).toEqual(['“2024年度业务能手评选”的阶段与其阶段变更记录不符。'])
  })

  it('goes on where seeding was interrupted before the ledger', async () => {
    const { prisma } = database.current
    await prisma.ledgerEntry.deleteMany({})
    await prisma.ledgerDay.deleteMany({})
    await prisma.setting.update({ where: { key: 'demoSeed' }, data: { value: { seed: 'any', step: 'rows' } } })
    expect(await seedDemoCity(database.current)).toBe(true)
    expect((await checkInvariants(prisma)).faults).toEqual([])
  })
})
