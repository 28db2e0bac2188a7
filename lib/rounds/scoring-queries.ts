import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { buildDossier, type DossierFact, type DossierSection, dossierFacts } from './dossier'
import { noFacts } from './eligibility'
import { readEligibilityFacts } from './eligibility-queries'
import { hiddenTerms, loadDatedUnitNames } from './hidden-terms'
import { roundKindLabels } from './labels'
import { readLineNames } from './name-queries'
import { eligibilityDay } from './nomination-eligibility'
import { parseAnswers, peopleNamed } from './nomination-form'
import { daysUntil, loadReviewDesk, type ReviewDesk } from './review-desk'
import { isStageIn } from './round-stages'
import type { Criterion, Gate } from './scheme'
import type { SheetContent } from './score-sheet'

export type ScoringPlace = { place: number; label: string; state: 'empty' | 'partial' | 'complete' | 'sealed'; isFlagged: boolean }

export type ScoringView = {
  round: { id: string; name: string; schemeVersion: number; isBlind: boolean; criteria: Criterion[]; gates: Gate[]; candidateWord: string }
  closesAt: string | null
  daysLeft: number | null
  isOpen: boolean
  places: ScoringPlace[]
  current: {
    place: number
    assignmentId: string
    label: string
    line: string
    unit: string | null
    facts: DossierFact[]
    sections: DossierSection[]
    content: SheetContent
    isFlagged: boolean
    version: number
    isSealed: boolean
  }
}

/**
 * The scoring page: the candidate at `place` (from 1) with the file as the scheme lets reviewers see it, and the reviewer's own sheet.
 * Carries no id but the assignment's, and nothing of other reviewers.
 * @throws AppError notFound before the review has started, and for a place that is not on the desk
 */
export async function readScoring(viewer: Viewer, roundId: string, place: number | null): Promise<ScoringView> {
  const { prisma } = await db()
  const desk = await loadReviewDesk(prisma, viewer, roundId)
  const { round, places, now, closesAt, isOpen } = desk
  if (!isStageIn(round.stage, 'acceptingScores') && !isStageIn(round.stage, 'rankingVisible'))
    throw notFound('评审尚未开始，开始后即可打开候选对象的材料。')
  const firstOpen = places.find((each) => each.state === 'empty' || each.state === 'partial') ?? places[0]
  const current = place === null ? firstOpen : places.find((each) => each.place === place)
  if (!current) throw notFound('没有找到这位候选对象，评审任务可能已经调整。')
  const dossier = await readDossier(prisma, desk, current.assignmentId)
  const { schemeVersion, scheme } = round
  return {
    round: {
      id: round.id,
      name: round.name,
      schemeVersion,
      isBlind: scheme.reviewing.isBlind,
      criteria: scheme.criteria,
      gates: scheme.gates,
      candidateWord: roundKindLabels[round.kind].candidateName,
    },
    closesAt: closesAt?.toISOString() ?? null,
    daysLeft: daysUntil(now, closesAt),
    isOpen,
    places: places.map(({ place: at, label, state, isFlagged }) => ({ place: at, label, state, isFlagged })),
    current: {
      place: current.place,
      assignmentId: current.assignmentId,
      label: current.label,
      ...dossier,
      content: current.content,
      isFlagged: current.isFlagged,
      version: current.version,
      isSealed: current.state === 'sealed',
    },
  }
}

async function readDossier(
  reader: Reader,
  { round, now }: ReviewDesk,
  assignmentId: string,
): Promise<{ line: string; unit: string | null; facts: DossierFact[]; sections: DossierSection[] }> {
  const { nomination } = await reader.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: {
      nomination: {
        include: { attachments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }, person: true, project: { include: { members: true } } },
      },
    },
  })
  const answers = parseAnswers(nomination.form)
  const day = eligibilityDay(round.scheme, dateOf(now))
  const memberIds = nomination.project?.members.map((member) => member.personId) ?? []
  const personIds = nomination.personId ? [nomination.personId] : memberIds
  const [tree, lineNames, people, facts] = await Promise.all([
    loadOrgTree(reader, dateOf(now)),
    readLineNames(reader),
    reader.person.findMany({
      where: { id: { in: [...personIds, ...peopleNamed(round.scheme.fields, answers)] } },
      select: { id: true, name: true, unitId: true, spells: { select: { unitId: true } } },
    }),
    nomination.personId ? readEligibilityFacts(reader, [nomination.personId], day) : null,
  ])
  const unitIds = [nomination.unitId, ...people.flatMap((person) => [person.unitId, ...person.spells.map((spell) => spell.unitId)])]
  const hidden = round.scheme.reviewing.isBlind
    ? hiddenTerms(tree, await loadDatedUnitNames(reader, tree, unitIds), {
        names: [...people.map((person) => person.name), ...(nomination.project ? [nomination.project.name] : [])],
        unitIds,
      })
    : null
  const sections = buildDossier(
    {
      fields: round.scheme.fields,
      answers,
      attachments: nomination.attachments.map(({ id, fieldKey, name }) => ({ id, fieldKey, name })),
      personNames: Object.fromEntries(people.map((person) => [person.id, person.name])),
    },
    hidden,
  )
  return {
    line: lineNames.get(nomination.lineId) ?? '',
    unit: hidden ? null : tree.nameOf(nomination.unitId),
    facts: nomination.personId ? dossierFacts(facts?.get(nomination.personId) ?? noFacts, day) : [],
    sections,
  }
}
