import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid } from '@/lib/platform/errors'
import '../nominating-audit'
import { likenessTokens } from '../duplicates'
import { entryFacts, type LockedNomination, lockNomination } from '../loaded-nomination'
import { type FormAnswers, keepAsked, parseAnswers, peopleNamed } from '../nomination-form'
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
    await keepPeople(tx, viewer, nomination, peopleNamed(round.scheme.fields, before), peopleNamed(round.scheme.fields, answers))
    const changed: string[] = [...new Set([...Object.keys(before), ...Object.keys(answers)])].filter(
      (key) => canonicalJson(before[key]) !== canonicalJson(answers[key]),
    )
    const saved = await tx.nomination.updateMany({
      where: { id: nomination.id, version: nomination.version },
      data: { form: answers, version: { increment: 1 } },
    })
    if (saved.count === 0) throw conflict()
    if (nomination.projectId) await keepProject(tx, nomination.projectId, answers)
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

/** What stands in the form of a project is also what it is found and shown by. */
async function keepProject(tx: Tx, projectId: string, answers: FormAnswers): Promise<void> {
  const text = (key: string) => (typeof answers[key] === 'string' ? answers[key].trim() : '')
  const { name } = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { name: true } })
  const [category, summary] = [text('category'), text('summary')]
  await tx.project.update({
    where: { id: projectId },
    data: { category: category || null, summary: summary || null, likeness: likenessTokens(name, summary) },
  })
}

/** People named in a form belong to the viewer's own units; those of a project become its members, whom conflicts are looked for. */
async function keepPeople(
  tx: Tx,
  viewer: Viewer,
  nomination: LockedNomination,
  before: readonly string[],
  named: readonly string[],
): Promise<void> {
  const wanted = [...new Set(named)]
  const added = wanted.filter((id) => !before.includes(id))
  if (added.length > 0) {
    const units = [...new Set([nomination.unitId, ...viewer.unitIds])]
    const known = await tx.person.count({ where: { id: { in: added }, unitId: { in: units } } })
    if (known !== added.length) throw invalid('没有在本单位名册中找到所选的人员，请重新选择。')
  }
  if (!nomination.projectId) return
  const projectId = nomination.projectId
  const gone = before.filter((id) => !wanted.includes(id))
  if (gone.length > 0) await tx.projectMember.deleteMany({ where: { projectId, personId: { in: gone } } })
  if (added.length > 0)
    await tx.projectMember.createMany({ data: added.map((personId) => ({ projectId, personId })), skipDuplicates: true })
}
