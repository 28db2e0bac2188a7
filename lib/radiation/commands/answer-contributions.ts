import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit, recordAuditMany } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { type LockedContribution, lockContributions } from '../locked-contribution'
import type { ReturnContributionInput, VerifyContributionsInput, VoidContributionInput } from '../schema'

/** Verifies the chosen contributions, all or none; from now on they count. */
export async function verifyContributions(viewer: Viewer, input: VerifyContributionsInput): Promise<{ verified: number }> {
  return inTransaction(async (tx) => {
    const rows = await lockContributions(tx, viewer, input.ids, 'verify', 'verify')
    const { count } = await tx.contribution.updateMany({
      where: { id: { in: rows.map(({ id }) => id) }, state: 'submitted' },
      data: {
        state: 'verified',
        answeredById: viewer.accountId,
        answeredAt: await businessNow(tx),
        reason: null,
        version: { increment: 1 },
      },
    })
    if (count < rows.length) throw conflict()
    await recordAuditMany(
      tx,
      actorOf(viewer),
      'contribution.verified',
      rows.map(({ id, personId }) => ({ subject: { kind: 'contribution', id }, payload: { personId } })),
    )
    await tell(tx, rows, { title: '辐射贡献已核实', body: (row) => `${row.person.name}的“${row.title}”已核实，计入 ${row.year} 年度。` })
    return { verified: rows.length }
  })
}

/** Sends one back to who entered it, with what is to be corrected. */
export async function returnContribution(viewer: Viewer, input: ReturnContributionInput): Promise<{ contributionId: string }> {
  return inTransaction(async (tx) => {
    const [row] = await lockContributions(tx, viewer, [input.contributionId], 'verify', 'return')
    if (!row) throw conflict()
    await refuse(tx, viewer, row, 'returned', input)
    await tell(tx, [row], {
      title: '辐射贡献被退回',
      body: () => `${row.person.name}的“${row.title}”被退回：${input.reason}`,
      // What the unit entered is the unit's to mend.
      isForPerson: row.channel === 'self',
    })
    return { contributionId: row.id }
  })
}

/**
 * Takes back a verified one: it counts no more from now on. Yearly forms handed in before keep the figures they were handed in with.
 * The office alone, with a reason on record.
 */
export async function voidContribution(viewer: Viewer, input: VoidContributionInput): Promise<{ contributionId: string }> {
  return inTransaction(async (tx) => {
    const [row] = await lockContributions(tx, viewer, [input.contributionId], 'void', 'void')
    if (!row) throw conflict()
    await refuse(tx, viewer, row, 'voided', input)
    await tell(tx, [row], {
      title: '辐射贡献已作废',
      body: () => `${row.person.name}的“${row.title}”已由市人才办作废，不再计数。原因：${input.reason}`,
      also: row.answeredById ? [row.answeredById] : [],
    })
    return { contributionId: row.id }
  })
}

/** Writes that one does not count, with the reason, and the record of it. */
async function refuse(
  tx: Tx,
  viewer: Viewer,
  row: LockedContribution,
  state: 'returned' | 'voided',
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  const { count } = await tx.contribution.updateMany({
    where: { id: row.id, version, state: row.state },
    data: { state, reason, answeredById: viewer.accountId, answeredAt: await businessNow(tx), version: { increment: 1 } },
  })
  if (count === 0) throw conflict()
  await recordAudit(tx, actorOf(viewer), `contribution.${state}`, { kind: 'contribution', id: row.id }, { personId: row.personId, reason })
}

type Told = { title: string; body: (row: LockedContribution) => string; also?: readonly string[]; isForPerson?: boolean }

/** The person and who entered it get the answer. */
async function tell(tx: Tx, rows: readonly LockedContribution[], { title, body, also = [], isForPerson = true }: Told): Promise<void> {
  const accounts = await tx.account.findMany({
    where: { id: { in: [...new Set([...rows.map(({ enteredById }) => enteredById), ...also])] }, status: 'active' },
    select: { id: true },
  })
  const known = new Set(accounts.map(({ id }) => id))
  await notify(
    tx,
    rows.flatMap((row) => {
      const told = new Set([row.enteredById, ...also].filter((id) => known.has(id)))
      if (isForPerson && row.person.account) told.add(row.person.account.id)
      return [...told].map((accountId) => ({ accountId, kind: 'contribution', title, body: body(row), href: `/contributions/${row.id}` }))
    }),
  )
}
