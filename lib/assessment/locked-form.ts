import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { notFound, refused } from '@/lib/platform/errors'
import { DEFAULT_RULE } from '@/lib/titles/management-rule'
import { type AssessmentVerb, assessmentPolicy } from './policy'
import { ASSESSMENT_STATES, type AssessmentEvent } from './states'

const INCLUDE = {
  year: true,
  person: { select: { name: true, account: { select: { id: true } } } },
  holding: { include: { title: { include: { managementRule: true } } } },
} as const satisfies Prisma.HoldingAssessmentInclude

export type LockedForm = Prisma.HoldingAssessmentGetPayload<{ include: typeof INCLUDE }>

/** Locks the forms in the order of their ids; all must be the viewer's to see and to act on, of an open year, in a state that the event leaves. */
export async function lockForms(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
  verb: AssessmentVerb,
  event: AssessmentEvent | null,
): Promise<LockedForm[]> {
  const sorted = [...new Set(ids)].sort()
  await tx.$queryRaw`SELECT id FROM "HoldingAssessment" WHERE id = ANY(${sorted}) ORDER BY id FOR UPDATE`
  const forms = await tx.holdingAssessment.findMany({ where: { id: { in: sorted } }, include: INCLUDE, orderBy: { id: 'asc' } })
  if (forms.length < sorted.length || forms.some((form) => !assessmentPolicy.can(viewer, 'read', form)))
    throw notFound('没有找到这份考核表。')
  for (const form of forms) {
    assessmentPolicy.authorise(viewer, verb, form)
    if (form.year.state !== 'open') throw refused('yearClosed', `${form.year.year} 年度考核已经结束，不能再改动。`)
    if (event && !ASSESSMENT_STATES[form.state][event])
      throw refused('assessmentState', `${form.person.name}的考核表现在不能这样办理，请刷新查看。`)
  }
  return forms
}

export function ruleOf(form: LockedForm) {
  return form.holding.title.managementRule ?? DEFAULT_RULE
}
