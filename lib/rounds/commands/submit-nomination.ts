import 'server-only'
import type { z } from 'zod'
import { accountsOverUnit } from '@/lib/org/unit-accounts'
import type { Viewer } from '@/lib/platform/access/viewer'
import { dateOf } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { notify } from '@/lib/platform/notices/notify'
import { eligibilityRecordSchema, parseEligibilityRecord } from '../eligibility-record'
import { entryFacts, lockNomination } from '../loaded-nomination'
import { evaluateNominations } from '../nomination-eligibility'
import { formProblems, parseAnswers } from '../nomination-form'
import type { submitNominationSchema } from '../nomination-schema'
import { decideNomination } from '../nomination-states'
import { moveNominations } from './move-nominations'
import { requireMove } from './refuse-missing'

/**
 * Hands a complete form to the unit's party group, with the self-check as it stands. Judged by the database's clock after the locks.
 * @throws AppError with everything that is missing, notFound, conflict
 */
export async function submitNomination(viewer: Viewer, input: z.output<typeof submitNominationSchema>): Promise<{ nominationId: string }> {
  return inTransaction(async (tx) => {
    const { nomination, round, now } = await lockNomination(tx, viewer, input.nominationId, 'submit', input.version)
    const today = dateOf(now)
    const checked = await evaluateNominations(tx, round.scheme, [nomination], today)
    const results = checked.get(nomination.id) ?? []
    const fileCounts = new Map<string, number>()
    for (const { fieldKey } of nomination.attachments) fileCounts.set(fieldKey, (fileCounts.get(fieldKey) ?? 0) + 1)
    const problems = [
      ...formProblems(round.scheme.fields, parseAnswers(nomination.form), fileCounts).map((problem) => problem.message),
      ...results.filter((result) => result.outcome === 'fail').map((result) => `资格自查未通过“${result.name}”：${result.reason}`),
    ]
    const to = requireMove(decideNomination(nomination.state, 'submit', { ...entryFacts(nomination, round, now), formProblems: problems }))
    const record = eligibilityRecordSchema.parse({ ...parseEligibilityRecord(nomination.eligibility), evaluatedOn: today, results })
    await moveNominations(tx, viewer, round.id, now, [
      {
        id: nomination.id,
        from: nomination.state,
        to,
        event: 'submit',
        data: { submittedAt: now, eligibility: record, stateReason: null },
      },
    ])
    const leaders = await accountsOverUnit(tx, 'unitLeader', nomination.unitId)
    await notify(
      tx,
      leaders.map((accountId) => ({
        accountId,
        kind: 'nomination',
        title: '有推荐待审议',
        body: `“${round.name}”有一份推荐已提交，请在截止前审议。`,
        href: `/nominations/${nomination.id}`,
      })),
    )
    return { nominationId: nomination.id }
  })
}
