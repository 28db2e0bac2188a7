import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../nominating-audit'
import { entryFacts, lockNomination } from '../loaded-nomination'
import { keepAsked, parseAnswers } from '../nomination-form'
import type { saveNominationSchema } from '../nomination-schema'
import { requireEditable } from './require-editable'

/**
 * Keeps a draft's answers; autosave calls it as well. After the deadline it is refused, and the form keeps what was typed.
 * @throws AppError notFound, conflict when somebody saved in between, notEditable
 */
export async function saveNomination(
  viewer: Viewer,
  input: z.output<typeof saveNominationSchema>,
): Promise<{ version: number; savedAt: string }> {
  return inTransaction(async (tx) => {
    const { nomination, round, now } = await lockNomination(tx, viewer, input.nominationId, 'edit', input.version)
    requireEditable(nomination.state, round.stage, entryFacts(nomination, round, now))
    const before = parseAnswers(nomination.form)
    const answers = keepAsked(input.answers, round.scheme.fields)
    const changed = [...new Set([...Object.keys(before), ...Object.keys(answers)])].filter(
      (key) => canonicalJson(before[key]) !== canonicalJson(answers[key]),
    )
    const saved = await tx.nomination.updateMany({
      where: { id: nomination.id, version: nomination.version },
      data: { form: answers, version: { increment: 1 } },
    })
    if (saved.count === 0) throw conflict()
    await tx.unsuitableReviewer.deleteMany({ where: { nominationId: nomination.id } })
    await tx.unsuitableReviewer.createMany({
      data: input.unsuitable.map(({ name, unitName, reason }) => ({ nominationId: nomination.id, name, unitName, reason })),
      skipDuplicates: true,
    })
    if (changed.length > 0)
      await recordAudit(tx, actorOf(viewer), 'nomination.saved', { kind: 'nomination', id: nomination.id }, { fields: changed })
    return { version: nomination.version + 1, savedAt: new Date().toISOString() }
  })
}
