import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { dateOf } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { candidateName } from '../candidate-name'
import { lockRound } from '../loaded-round'
import { reexaminationPolicy } from '../reexamination/policy'
import type { requestReexaminationSchema } from '../reexamination/schema'
import { reexaminationGroups, requestProblem } from '../reexamination/states'
import { readTold } from '../reexamination/told-on'
import '../reexamination-audit'

/**
 * Asks for a re-examination of procedure, by the candidate or by the unit's HR for them. Judged by the database's clock with the round locked.
 * @throws AppError notFound, refused when the days are over, nothing is known yet, or one is open
 */
export async function requestReexamination(
  viewer: Viewer,
  input: z.output<typeof requestReexaminationSchema>,
): Promise<{ number: string }> {
  return inTransaction(async (tx) => {
    const found = await tx.nomination.findUnique({ where: { id: input.nominationId }, select: { roundId: true } })
    if (!found) throw notFound()
    const { round, now } = await lockRound(tx, found.roundId)
    const nomination = await tx.nomination.findUniqueOrThrow({
      where: { id: input.nominationId },
      include: {
        person: { select: { name: true } },
        project: { select: { name: true } },
        conflicts: { where: { personId: viewer.personId ?? '' }, select: { personId: true } },
        reexaminations: { where: { state: { in: [...reexaminationGroups.open] } }, select: { id: true } },
      },
    })
    if (!reexaminationPolicy.can(viewer, 'request', { nomination })) throw notFound()
    const { toldOn } = await readTold(tx, { roundId: round.id, nominationId: nomination.id })
    const problem = requestProblem({
      now,
      nominationState: nomination.state,
      toldOn,
      days: round.scheme.reexaminationDays,
      hasOpenRequest: nomination.reexaminations.length > 0,
    })
    if (problem) throw refused('notNow', problem)
    const number = await nextNumber(tx, dateOf(now))
    const row = await tx.reexamination.create({
      data: {
        number,
        roundId: round.id,
        nominationId: nomination.id,
        requestedById: viewer.accountId,
        isOnBehalf: viewer.role === 'unitHr',
        ground: input.ground,
        statement: input.statement,
        receivedAt: now,
      },
    })
    const payload = { roundId: round.id, nominationId: nomination.id, ground: input.ground }
    await recordAudit(tx, actorOf(viewer), 'reexamination.requested', { kind: 'reexamination', id: row.id }, payload)
    const accounts = [...(await accountsInRole(tx, 'cityOffice')), ...(await accountsInRole(tx, 'supervisor'))]
    await notify(
      tx,
      [...new Set(accounts)].map((accountId) => ({
        accountId,
        kind: 'reexamination.requested',
        title: `收到程序复核申请 ${number}`,
        body: `${round.name}：${candidateName(nomination)}，请在方案规定的期限内答复。`,
        href: `/office/reexaminations/${row.id}`,
      })),
    )
    return { number }
  })
}

/** Numbers run within a day and are never given twice. */
async function nextNumber(tx: Tx, day: string): Promise<string> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('reexamination-number', 0))::text AS locked`
  const prefix = `FH${day.replaceAll('-', '')}`
  const count = await tx.reexamination.count({ where: { number: { startsWith: prefix } } })
  return `${prefix}-${String(count + 1).padStart(3, '0')}`
}
