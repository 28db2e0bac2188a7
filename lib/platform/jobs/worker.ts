import 'server-only'
import type PgBoss from 'pg-boss'
import { db } from '../db/client'
import { AppError } from '../errors'
import { log } from '../log'
import { bossOver, JOB_QUEUE } from './queue'
import { JobCancelled, type JobContext, jobHandler } from './registry'

const PROGRESS_EVERY_MS = 500
const DISPATCH_EVERY_MS = 1000

/** Hands queued runs to pg-boss under the run's own id, so that handing over twice queues once. */
async function dispatch(boss: PgBoss): Promise<void> {
  const { prisma } = await db()
  const waiting = await prisma.jobRun.findMany({
    where: { status: 'queued' },
    orderBy: { createdAt: 'asc' },
    take: 20,
    select: { id: true },
  })
  for (const { id } of waiting) await boss.send(JOB_QUEUE, { jobRunId: id }, { id })
}

function contextOf(jobRunId: string, accountId: string | null): JobContext {
  let last = 0
  return {
    jobRunId,
    accountId,
    report: async (progress, total, stage) => {
      const now = Date.now()
      if (now - last < PROGRESS_EVERY_MS && progress < total) return
      last = now
      const { prisma } = await db()
      const run = await prisma.jobRun.update({ where: { id: jobRunId }, data: { progress, total, ...(stage ? { stage } : {}) } })
      if (run.cancelRequestedAt) throw new JobCancelled()
    },
  }
}

async function runJob(jobRunId: string): Promise<void> {
  const { prisma } = await db()
  // A run found running here was interrupted: pg-boss hands it out again only after its time is over.
  const taken = await prisma.jobRun.updateMany({
    where: { id: jobRunId, status: { in: ['queued', 'running'] } },
    data: { status: 'running', startedAt: new Date(), error: null },
  })
  if (taken.count === 0) return
  const run = await prisma.jobRun.findUniqueOrThrow({ where: { id: jobRunId } })
  const handler = jobHandler(run.kind)
  const finish = (data: object) => prisma.jobRun.update({ where: { id: jobRunId }, data: { finishedAt: new Date(), ...data } })
  if (!handler) {
    await finish({ status: 'failed', error: '这类任务在本服务器上没有登记，未执行。' })
    return
  }
  try {
    const result = await handler(run.input, contextOf(jobRunId, run.accountId))
    await finish({ status: 'done', result, progress: run.total > 0 ? run.total : undefined })
  } catch (error) {
    if (error instanceof JobCancelled) await finish({ status: 'cancelled' })
    else if (error instanceof AppError) await finish({ status: 'failed', error: error.message })
    else {
      log().error({ jobRunId, kind: run.kind, error: error instanceof Error ? error.stack : String(error) }, 'job failed')
      await finish({ status: 'failed', error: `任务没有完成，数据未改动。请重试；如仍不行，请将编号 ${jobRunId.slice(-8)} 告知市人才办。` })
    }
  }
}

/** Starts this process's worker; returns how to stop it. */
export async function startWorker(): Promise<() => Promise<void>> {
  const { pool, prisma, kind } = await db()
  // The embedded database has one owner: what it finds running was cut off with the last process.
  if (kind === 'pglite') {
    const cutOff = await prisma.jobRun.findMany({ where: { status: 'running' }, select: { id: true } })
    if (cutOff.length > 0) {
      const ids = cutOff.map((run) => run.id)
      await prisma.jobRun.updateMany({ where: { id: { in: ids } }, data: { status: 'queued', progress: 0 } })
      await pool.query('DELETE FROM pgboss.job WHERE id = ANY($1::uuid[])', [ids])
    }
  }
  const boss = bossOver(pool, { migrate: false })
  await boss.start()
  await boss.work<{ jobRunId: string }>(JOB_QUEUE, { pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const job of jobs) await runJob(job.data.jobRunId)
  })
  const timer = setInterval(
    () => dispatch(boss).catch((error: unknown) => log().warn({ error: String(error) }, 'dispatch failed')),
    DISPATCH_EVERY_MS,
  )
  return async () => {
    clearInterval(timer)
    await boss.stop({ graceful: true, timeout: 10_000 })
  }
}
