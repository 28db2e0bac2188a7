import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import type { ArchiveCopy } from './archive/format'
import { isConflicted } from './archive-access'
import { roundArchivePolicy } from './archive-policy'
import { readAccountNames } from './name-queries'
import { openRound } from './round-queries'

export type ArchiveRow = {
  id: string
  copy: ArchiveCopy
  digest: string
  size: number
  entries: number
  madeAt: string
  by: string | null
  fileId: string
}
export type ArchivesView = {
  roundId: string
  /** Copies that the viewer may make now. */
  copies: ArchiveCopy[]
  /** Why there is nothing to make or read; null when there is. */
  blocked: string | null
  /** The viewer's own job that is under way. */
  jobRunId: string | null
  /** Newest first; of the copies that the viewer may read. */
  rows: ArchiveRow[]
}

const mostRows = 20

/** The case files of a round that the viewer may read, and which may be made. @throws AppError notFound */
export async function readArchives(viewer: Viewer, roundId: string): Promise<ArchivesView> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readRecord')
  const copies = (['office', 'full'] as const).filter((copy) => roundArchivePolicy.can(viewer, 'make', { copy, round }))
  const nothing = { roundId, copies: [], jobRunId: null, rows: [] }
  if (copies.length === 0) return { ...nothing, blocked: '公布评审结果之后可以制作卷宗。' }
  if (await isConflicted(prisma, viewer, roundId)) return { ...nothing, blocked: '您与本轮候选对象存在回避关系，不能制作或查阅卷宗。' }
  const [rows, jobs] = await Promise.all([
    prisma.roundArchive.findMany({
      where: { AND: [{ roundId }, roundArchivePolicy.where(viewer, 'read')] },
      orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
      take: mostRows,
    }),
    prisma.jobRun.findMany({
      where: { accountId: viewer.accountId ?? '', kind: 'rounds.makeArchive', status: { in: ['queued', 'running'] } },
      orderBy: { createdAt: 'desc' },
      take: mostRows,
      select: { id: true, input: true },
    }),
  ])
  const names = await readAccountNames(
    prisma,
    rows.map((row) => row.madeById),
  )
  return {
    roundId,
    copies,
    blocked: null,
    jobRunId: jobs.find((job) => (job.input as { roundId?: string }).roundId === roundId)?.id ?? null,
    rows: rows.map(({ id, copy, digest, size, entries, madeAt, madeById, fileId }) => ({
      id,
      copy,
      digest,
      size,
      entries,
      madeAt: madeAt.toISOString(),
      by: madeById ? (names.get(madeById) ?? null) : null,
      fileId,
    })),
  }
}
