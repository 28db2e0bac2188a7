import { afterAll, beforeAll, expect, test } from 'vitest'
import { VISITOR } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/errors'
import { cancelJob, readJob, requestJob } from '@/lib/platform/jobs/jobs'
import { registerJob } from '@/lib/platform/jobs/registry'
import { startWorker } from '@/lib/platform/jobs/worker'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()
const viewer = { ...VISITOR, accountId: 'account-one', role: 'unitHr' as const }
let stop: () => Promise<void>

beforeAll(async () => {
  registerJob('test.count', '计数', async (input, context) => {
    const { upTo } = input as { upTo: number }
    await context.report(upTo, upTo, '计数')
    return { counted: upTo }
  })
  registerJob('test.refuse', '拒绝', async () => {
    throw new AppError('invalid', '第 5 行的日期不对。')
  })
  registerJob('test.wait', '等待', async (_input, context) => {
    for (let step = 0; step < 100; step++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      await context.report(step, 100)
    }
    return {}
  })
  stop = await startWorker()
})
afterAll(() => stop())

async function untilOver(id: string) {
  for (let tries = 0; tries < 200; tries++) {
    const job = await readJob(viewer, id)
    if (job.finishedAt) return job
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the job did not end')
}

const request = (kind: string, input: object) => inTransaction((tx) => requestJob(tx, viewer, kind, input as never))

test('a job runs after its commit and keeps its result', async () => {
  const job = await untilOver(await request('test.count', { upTo: 7 }))
  expect({ status: job.status, result: job.result, progress: job.progress }).toEqual({
    status: 'done',
    result: { counted: 7 },
    progress: 7,
  })
})

test('a rule that refuses is told in its own words', async () => {
  const job = await untilOver(await request('test.refuse', {}))
  expect({ status: job.status, error: job.error }).toEqual({ status: 'failed', error: '第 5 行的日期不对。' })
})

test('a running job stops when its owner cancels', async () => {
  const id = await request('test.wait', {})
  while ((await readJob(viewer, id)).status === 'queued') await new Promise((resolve) => setTimeout(resolve, 100))
  await cancelJob(viewer, id)
  expect((await untilOver(id)).status).toBe('cancelled')
})

test('a job that was rolled back never was', async () => {
  let id = ''
  await inTransaction(async (tx) => {
    id = await requestJob(tx, viewer, 'test.count', { upTo: 1 })
    throw new Error('rolled back')
  }).catch(() => {})
  await expect(readJob(viewer, id)).rejects.toThrow('没有找到')
})

test("another account's job is not found", async () => {
  const id = await request('test.count', { upTo: 1 })
  await expect(readJob({ ...viewer, accountId: 'account-two' }, id)).rejects.toThrow('没有找到')
})
