import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { readFileFor } from '@/lib/platform/files/read-file'
import { jobHandler } from '@/lib/platform/jobs/registry'
import type { ArchiveCopy } from '@/lib/rounds/archive/format'
import { recountArchive } from '@/lib/rounds/archive/recount'
import { unpackArchive } from '@/lib/rounds/archive/unpack'
import { readArchives } from '@/lib/rounds/archive-queries'
import { requestArchive } from '@/lib/rounds/commands/request-archive'
import { createViewer } from '@/tests/factories/accounts'
import { createPerson } from '@/tests/factories/org'
import { type WalkedRound, walkToClosed, walkToSealed } from '@/tests/factories/round-walk'
import { simpleScheme } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let office: Viewer
let supervisor: Viewer
let walked: WalkedRound

beforeAll(async () => {
  await createProgramme(prisma())
  office = await createViewer(prisma(), 'cityOffice')
  supervisor = await createViewer(prisma(), 'supervisor')
  const scheme = simpleScheme({ aggregation: { rule: 'trimmed', trimFrom: 3, tieCriteria: ['ability'] } })
  walked = await walkToSealed(prisma(), office, {
    scheme: { ...scheme, aggregation: { ...scheme.aggregation, tieCriteria: [scheme.criteria[0]?.key ?? ''] } },
    candidates: 4,
    reviewers: 4,
    scoreOf: (candidate, reviewer) => 8 - candidate + (reviewer % 2) / 2,
  })
}, 120_000)

/** Asks and does the work at once, as the worker would. */
async function make(viewer: Viewer, copy: ArchiveCopy): Promise<{ digest: string }> {
  const { jobRunId } = await requestArchive(viewer, { roundId: walked.roundId, copy })
  const run = await prisma().jobRun.update({ where: { id: jobRunId }, data: { status: 'done' } })
  const context = { jobRunId, accountId: run.accountId, report: async () => {} }
  return (await jobHandler('rounds.makeArchive')?.(run.input, context)) as { digest: string }
}

const newest = async (viewer: Viewer) => (await readArchives(viewer, walked.roundId)).rows[0]
const open = async (viewer: Viewer) => unpackArchive((await readFileFor(viewer, (await newest(viewer))?.fileId ?? '')).bytes)

describe('the case file', () => {
  test('is not there before the results are known', async () => {
    expect(await readArchives(office, walked.roundId)).toMatchObject({ copies: [], rows: [], blocked: '公布评审结果之后可以制作卷宗。' })
    await expect(requestArchive(office, { roundId: walked.roundId, copy: 'office' })).rejects.toMatchObject({ code: 'forbidden' })
    await walkToClosed(prisma(), office, walked)
  }, 60_000)

  test('of a round led by the portal recounts to the same', async () => {
    const { digest } = await make(supervisor, 'full')
    const opened = await open(supervisor)
    const recount = recountArchive(opened, digest)
    expect(recount.checks.flatMap((check) => check.findings)).toEqual([])
    expect(opened.content.sheets).toHaveLength(12)
    expect(opened.content.rankings[0]?.isBlinded).toBe(false)
    const counted = Object.fromEntries(recount.checks.map((check) => [check.key, check.counted]))
    expect(counted).toMatchObject({ sheets: '12 份评分表', panel: '1 次会议、4 项表决' })
    expect(await prisma().auditEvent.count({ where: { event: 'archive.made', subjectId: walked.roundId } })).toBe(1)
    expect(await prisma().auditEvent.count({ where: { event: 'file.read', accountId: supervisor.accountId } })).toBe(1)
  })

  test('has the same bytes when made again, however often it was read meanwhile', async () => {
    const again = await make(supervisor, 'full')
    expect(again.digest).toBe((await readArchives(supervisor, walked.roundId)).rows[1]?.digest)
    const files = await prisma().storedFile.findMany({ where: { purpose: 'roundArchive' }, select: { sha256: true } })
    expect(new Set(files.map((file) => file.sha256)).size).toBe(1)
  })

  test('in the office’s copy recounts too and joins no score to a reviewer', async () => {
    await make(office, 'office')
    const opened = await open(office)
    expect(recountArchive(opened).checks.flatMap((check) => check.findings)).toEqual([])
    const text = JSON.stringify(opened.content)
    const [sheets, seats] = await Promise.all([
      prisma().scoreSheet.findMany({ where: { assignment: { roundId: walked.roundId } } }),
      prisma().roundReviewer.findMany({ where: { roundId: walked.roundId } }),
    ])
    const secrets = [...sheets.flatMap((sheet) => [sheet.id, sheet.assignmentId, sheet.digest]), ...seats.map((seat) => seat.sealDigest)]
    expect(secrets.filter((secret) => !secret || text.includes(secret))).toEqual([])
    expect(opened.content.rankings[0]?.entries[0]?.sheets.map((sheet) => sheet.letter)).toEqual(['A', 'B', 'C'])
  })

  test('names nobody', async () => {
    const text = JSON.stringify((await open(supervisor)).content)
    const units = await prisma().unitVersion.findMany({ select: { name: true } })
    const names = [
      ...walked.candidates.map((candidate) => candidate.person?.name ?? ''),
      ...walked.reviewers.map((reviewer) => reviewer.name),
      ...units.map((unit) => unit.name),
    ]
    expect(names.filter((name) => name === '' || text.includes(name))).toEqual([])
  })
})

describe('who may not have it', () => {
  test('the office has never the supervisor’s copy, not even one that it knows the id of', async () => {
    const full = await prisma().roundArchive.findFirstOrThrow({ where: { copy: 'full' } })
    await expect(requestArchive(office, { roundId: walked.roundId, copy: 'full' })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await readArchives(office, walked.roundId)).rows.map((row) => row.copy)).toEqual(['office'])
    await expect(readFileFor(office, full.fileId)).rejects.toMatchObject({ code: 'notFound' })
  })

  test('nobody else learns that there is one', async () => {
    const rows = await prisma().roundArchive.findMany()
    const others = [
      walked.reviewers[0]?.viewer as Viewer,
      await createViewer(prisma(), 'cityLeader'),
      await createViewer(prisma(), 'auditor'),
      await createViewer(prisma(), 'unitHr', { unitId: walked.candidates[0]?.unitId ?? '' }),
      await createViewer(prisma(), 'talent', { personId: walked.candidates[0]?.personId ?? '' }),
      await createViewer(prisma(), 'panelist', { roundId: walked.roundId }),
    ]
    for (const viewer of others) {
      await expect(readArchives(viewer, walked.roundId)).rejects.toMatchObject({ code: 'notFound' })
      await expect(requestArchive(viewer, { roundId: walked.roundId, copy: 'office' })).rejects.toMatchObject({ code: 'notFound' })
      for (const row of rows) await expect(readFileFor(viewer, row.fileId)).rejects.toMatchObject({ code: 'notFound' })
    }
  })

  test('a supervisor in conflict with a candidate has none, also of those asked for before the conflict was known', async () => {
    const full = await prisma().roundArchive.findFirstOrThrow({ where: { copy: 'full' } })
    const conflicted = await createViewer(prisma(), 'supervisor', { personId: (await createPerson(prisma())).id })
    expect((await readFileFor(conflicted, full.fileId)).bytes.byteLength).toBeGreaterThan(0)
    await prisma().conflict.create({
      data: {
        roundId: walked.roundId,
        personId: conflicted.personId ?? '',
        nominationId: walked.candidates[0]?.id ?? '',
        kind: 'kinship',
        source: 'declared',
        reason: '表兄弟关系',
      },
    })
    expect(await readArchives(conflicted, walked.roundId)).toMatchObject({ copies: [], rows: [] })
    await expect(requestArchive(conflicted, { roundId: walked.roundId, copy: 'full' })).rejects.toThrow('回避关系')
    await expect(readFileFor(conflicted, full.fileId)).rejects.toMatchObject({ code: 'notFound' })
  })
})
