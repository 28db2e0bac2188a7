import { addYears, type DateOnly, formatDate } from '@/lib/platform/dates'

/**
 * Conflicts (回避) found from facts, each with its kind and a reason in words. Kinds follow 《公务员回避规定》 (kinship: 夫妻关系、
 * 直系血亲、三代以内旁系血亲、近姻亲) and ordinary practice of expert review. A reviewer under conflict never judges the candidate.
 */

export const conflictKinds = [
  'sameUnit',
  'sameLegalBody',
  'pastUnit',
  'nominatedBy',
  'mentorship',
  'kinship',
  'sharedProject',
  'self',
  'coCandidate',
  'namedUnsuitable',
  'declared',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

export const conflictKindNames: Record<ConflictKind, string> = {
  sameUnit: '同一单位',
  sameLegalBody: '同一法人单位',
  pastUnit: '曾在同一单位',
  nominatedBy: '推荐或审定人',
  mentorship: '带教关系',
  kinship: '亲属关系',
  sharedProject: '共同承担项目',
  self: '本人',
  coCandidate: '同轮参评',
  namedUnsuitable: '候选对象申请回避',
  declared: '专家申报回避',
}

export const kinshipKinds = ['spouse', 'directBlood', 'collateralBlood', 'inLaw', 'kin'] as const
export type KinshipKind = (typeof kinshipKinds)[number]
export const kinshipNames: Record<KinshipKind, string> = {
  spouse: '夫妻关系',
  directBlood: '直系血亲',
  collateralBlood: '三代以内旁系血亲',
  inLaw: '近姻亲',
  kin: '亲属关系',
}

export type UnitPlace = { unitId: string; unitName: string; legalBodyId: string | null; legalBodyName: string | null }

export type ConflictReviewer = {
  reviewerId: string
  name: string
  /** Null for an expert from outside who is on no roster. */
  personId: string | null
  unit: UnitPlace | null
  pastUnits: (UnitPlace & { leftOn: DateOnly })[]
}

export type ConflictCandidate = {
  candidateId: string
  name: string
  unit: UnitPlace
  /** The person, or the project's members with the leader first. */
  people: { personId: string; name: string; pastUnits: (UnitPlace & { leftOn: DateOnly })[] }[]
  /** Who started, submitted or endorsed it. */
  supporters: { personId: string; role: string }[]
  /** Up to three reviewers named by the candidate as unsuitable. */
  unsuitableReviewerIds: string[]
}

/** Undirected facts about two people. */
export type PersonRelation =
  | { type: 'mentorship'; a: string; b: string }
  | { type: 'kinship'; a: string; b: string; kinship: KinshipKind }
  | { type: 'sharedProject'; a: string; b: string; projectName: string }

export type ConflictDeclaration = { reviewerId: string; candidateId: string; reason: string }

export type ConflictFacts = {
  reviewers: ConflictReviewer[]
  candidates: ConflictCandidate[]
  relations: PersonRelation[]
  declarations: ConflictDeclaration[]
  /** A former unit counts for this many years, from the scheme. */
  pastUnitYears: number
  asOf: DateOnly
}

export type FoundConflict = { reviewerId: string; candidateId: string; kind: ConflictKind; reason: string }

/** How many reviewers a candidate may name as unsuitable. */
export const unsuitableReviewerLimit = 3

/** All conflicts of a round, several for one pair where several apply; in the order of reviewers, then candidates. */
export function findConflicts(facts: ConflictFacts): FoundConflict[] {
  const relations = new Map<string, PersonRelation[]>()
  for (const relation of facts.relations) {
    const pair = pairKey(relation.a, relation.b)
    relations.set(pair, [...(relations.get(pair) ?? []), relation])
  }
  const declarations = new Map(facts.declarations.map((each) => [pairKey(each.reviewerId, each.candidateId), each.reason]))
  const candidatesOf = new Map<string, ConflictCandidate>()
  for (const candidate of facts.candidates) for (const person of candidate.people) candidatesOf.set(person.personId, candidate)

  return facts.reviewers.flatMap((reviewer) => {
    const own = reviewer.personId ? candidatesOf.get(reviewer.personId) : undefined
    return facts.candidates.flatMap((candidate) => {
      const found = [
        ...unitConflicts(reviewer, candidate, facts),
        ...supporterConflicts(reviewer, candidate),
        ...personConflicts(reviewer, candidate, relations),
        ...coCandidateConflicts(reviewer, candidate, own),
      ]
      if (candidate.unsuitableReviewerIds.includes(reviewer.reviewerId))
        found.push({ kind: 'namedUnsuitable', reason: '候选对象在申报时申请其回避' })
      const declared = declarations.get(pairKey(reviewer.reviewerId, candidate.candidateId))
      if (declared !== undefined) found.push({ kind: 'declared', reason: `专家本人申报：${declared}` })
      return found.map((each) => ({ reviewerId: reviewer.reviewerId, candidateId: candidate.candidateId, ...each }))
    })
  })
}

type Found = { kind: ConflictKind; reason: string }

const pairKey = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`)

function unitConflicts(reviewer: ConflictReviewer, candidate: ConflictCandidate, facts: ConflictFacts): Found[] {
  const now = reviewer.unit ? placeConflict(reviewer.unit, candidate.unit) : null
  if (now) return [now]
  const since = addYears(facts.asOf, -facts.pastUnitYears)
  const recently = (place: { leftOn: DateOnly }): boolean => facts.pastUnitYears > 0 && place.leftOn >= since
  const reviewerPast = reviewer.pastUnits.filter(recently).find((place) => placeConflict(place, candidate.unit))
  if (reviewerPast)
    return [
      { kind: 'pastUnit', reason: `专家曾在候选对象所在单位（${reviewerPast.unitName}）工作，${formatDate(reviewerPast.leftOn)}离开` },
    ]
  const { unit } = reviewer
  if (!unit) return []
  for (const person of candidate.people) {
    const past = person.pastUnits.filter(recently).find((place) => placeConflict(place, unit))
    if (past)
      return [{ kind: 'pastUnit', reason: `${person.name}曾在专家所在单位（${past.unitName}）工作，${formatDate(past.leftOn)}离开` }]
  }
  return []
}

function placeConflict(a: UnitPlace, b: UnitPlace): Found | null {
  if (a.unitId === b.unitId) return { kind: 'sameUnit', reason: `同在${a.unitName}工作` }
  if (a.legalBodyId !== null && a.legalBodyId === b.legalBodyId)
    return { kind: 'sameLegalBody', reason: `所在单位同属${a.legalBodyName ?? '一个法人单位'}` }
  return null
}

function supporterConflicts(reviewer: ConflictReviewer, candidate: ConflictCandidate): Found[] {
  return candidate.supporters
    .filter((supporter) => supporter.personId === reviewer.personId)
    .slice(0, 1)
    .map(({ role }) => ({ kind: 'nominatedBy', reason: `是该候选对象的${role}` }))
}

function personConflicts(reviewer: ConflictReviewer, candidate: ConflictCandidate, relations: Map<string, PersonRelation[]>): Found[] {
  const { personId } = reviewer
  if (!personId) return []
  return candidate.people.flatMap((person) =>
    (relations.get(pairKey(personId, person.personId)) ?? []).map((relation) => relationConflict(relation, person.name)),
  )
}

function relationConflict(relation: PersonRelation, name: string): Found {
  switch (relation.type) {
    case 'mentorship':
      return { kind: 'mentorship', reason: `与${name}有带教关系` }
    case 'kinship':
      return { kind: 'kinship', reason: `与${name}为${kinshipNames[relation.kinship]}` }
    case 'sharedProject':
      return { kind: 'sharedProject', reason: `与${name}共同承担“${relation.projectName}”` }
  }
}

/** A reviewer who is a candidate of the round judges nobody in it. */
function coCandidateConflicts(reviewer: ConflictReviewer, candidate: ConflictCandidate, own: ConflictCandidate | undefined): Found[] {
  if (!own) return []
  if (candidate.people.some((person) => person.personId === reviewer.personId))
    return [{ kind: 'self', reason: '候选对象为专家本人或其参与的项目' }]
  return [{ kind: 'coCandidate', reason: '专家本人也在本轮参评' }]
}

/** Reviewers × candidates, true where they must not meet: what assignment takes. */
export function conflictMatrix(
  reviewerIds: readonly string[],
  candidateIds: readonly string[],
  conflicts: readonly FoundConflict[],
): boolean[][] {
  const pairs = new Set(conflicts.map((conflict) => `${conflict.reviewerId}\n${conflict.candidateId}`))
  return reviewerIds.map((reviewerId) => candidateIds.map((candidateId) => pairs.has(`${reviewerId}\n${candidateId}`)))
}

export type UnitNode = { parentId: string | null; isLegalBody: boolean }

/**
 * "Same legal body": the nearest unit marked as a legal body, the unit itself included, going up; never the city, the root of
 * the tree. Null when there is none below the city.
 */
export function legalBodyAbove(unitId: string, units: ReadonlyMap<string, UnitNode>): string | null {
  const seen = new Set<string>()
  let current: string | null = unitId
  while (current !== null && !seen.has(current)) {
    seen.add(current)
    const unit: UnitNode | undefined = units.get(current)
    if (!unit || unit.parentId === null) return null
    if (unit.isLegalBody) return current
    current = unit.parentId
  }
  return null
}
