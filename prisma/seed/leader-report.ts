import type { Viewer } from '@/lib/platform/access/viewer'
import { VISITOR } from '@/lib/platform/access/viewer'
import type { Database } from '@/lib/platform/db/client'
import { makeReport } from '@/lib/reports/commands/make-report'

/** The day of the last quarter's report. */
const AS_OF = '2025-06-30'

/** The city leader's report of the last quarter, made as the portal makes it. Safe to repeat. */
export async function makeDemoReport({ prisma }: Database): Promise<void> {
  if ((await prisma.leaderReport.count()) > 0) return
  const account = await prisma.account.findUnique({ where: { login: 'leader' }, select: { id: true } })
  if (!account) return
  const viewer: Viewer = {
    ...VISITOR,
    accountId: account.id,
    role: 'cityLeader',
    grant: { id: '', role: 'cityLeader', unitId: null, lineId: null, roundId: null },
  }
  await makeReport(viewer, { asOf: AS_OF })
}
