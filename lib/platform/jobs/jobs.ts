import 'server-only'
import { actorOf, type Viewer } from '../access/viewer'
import { recordAudit } from '../audit/record'
import type { Tx } from '../db/client'
import { db, inTransaction } from '../db/client'
import type { Prisma } from '../db/generated/client'
import { notFound, refused } from '../errors'

export type JobView = {
  id: string
  kind: string
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  progress: number
  total: number
  stage: string | null
  result: unknown
  error: string | null
  createdAt: string
  finishedAt: string | null
}

/** Asks for long work, in the transaction that staged its input; the worker picks it up after the commit. Returns the run's id. */
export async function requestJob(tx: Tx, viewer: Viewer, kind: string, input: Prisma.InputJsonObject): Promise<string> {
  const run = await tx.jobRun.create({ data: { kind, input, accountId: viewer.accountId } })
  await recordAudit(tx, actorOf(viewer), 'job.requested', { kind: 'jobRun', id: run.id }, { kind })
  return run.id
}

/** Own runs only. */
export async function readJob(viewer: Viewer, id: string): Promise<JobView> {
  const { prisma } = await db()
  const run = await prisma.jobRun.findFirst({ where: { id, accountId: viewer.accountId ?? '' } })
  if (!run) throw notFound('没有找到这项后台任务。')
  return {
    id: run.id,
    kind: run.kind,
    status: run.status,
    progress: run.progress,
    total: run.total,
    stage: run.stage,
    result: run.result,
    error: run.error,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  }
}

/** Asks a queued or running job to stop; what it had not committed is not done. */
export async function cancelJob(viewer: Viewer, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const run = await tx.jobRun.findFirst({ where: { id, accountId: viewer.accountId ?? '' } })
    if (!run) throw notFound('没有找到这项后台任务。')
    const queued = await tx.jobRun.updateMany({ where: { id, status: 'queued' }, data: { status: 'cancelled', finishedAt: new Date() } })
    const running = await tx.jobRun.updateMany({ where: { id, status: 'running' }, data: { cancelRequestedAt: new Date() } })
    if (queued.count + running.count === 0) throw refused('jobFinished', '这项任务已经结束，不能再取消。')
    await recordAudit(tx, actorOf(viewer), 'job.cancelled', { kind: 'jobRun', id }, { kind: run.kind })
  })
}
