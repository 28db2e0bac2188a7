import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadOrgTree } from '@/lib/org/queries'
import { loadDeclaredRelations } from '@/lib/org/relation-queries'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { candidateName } from './candidate-name'
import type { ConflictCandidate, ConflictFacts, ConflictReviewer, PersonRelation, UnitPlace } from './conflicts'
import { declaredRelations, type NamedPerson } from './declared-relations'
import type { LoadedRound } from './loaded-round'
import { nominationGroups } from './nomination-states'

type SpellRow = { unitId: string; endsOn: Date | null }

function placeOf(tree: OrgTree, unitId: string): UnitPlace {
  const legalBodyId = tree.legalBodyOf(unitId)
  return { unitId, unitName: tree.nameOf(unitId), legalBodyId, legalBodyName: legalBodyId ? tree.nameOf(legalBodyId) : null }
}

function pastPlaces(tree: OrgTree, spells: readonly SpellRow[], currentUnitId: string): (UnitPlace & { leftOn: DateOnly })[] {
  return spells
    .filter((spell) => spell.endsOn !== null && spell.unitId !== currentUnitId)
    .map((spell) => ({ ...placeOf(tree, spell.unitId), leftOn: spell.endsOn ? toDateOnly(spell.endsOn) : '' }))
}

const personFacts = { id: true, name: true, unitId: true, affiliation: true, spells: { select: { unitId: true, endsOn: true } } } as const

/** Whoever handed a nomination in or endorsed it at any time, not only the last. */
const supportEvents = { where: { event: { in: ['submit', 'endorse'] } }, select: { event: true, accountId: true } }

function supportOf(nomination: {
  startedById: string | null
  endorsedById: string | null
  events: { event: string; accountId: string | null }[]
}): { accountId: string | null; role: string }[] {
  return [
    { accountId: nomination.startedById, role: '推荐发起人' },
    { accountId: nomination.endorsedById, role: '推荐审定人' },
    ...nomination.events.map(({ event, accountId }) => ({ accountId, role: event === 'endorse' ? '推荐审定人' : '推荐报送人' })),
  ]
}

/** Candidates whom judges are compared with: everything handed in that still goes on. */
const comparedStates = [...nominationGroups.underWay, 'suspended' as const]

/**
 * Everything on file from which conflicts are found: judges are the round's reviewers and the panel members who are persons on file.
 * `reviewerId` is the judge's person id.
 */
export async function loadConflictFacts(reader: Reader, round: LoadedRound, asOf: DateOnly): Promise<ConflictFacts> {
  const [tree, judges, nominations] = await Promise.all([
    loadOrgTree(reader, asOf),
    loadJudges(reader, round.id),
    reader.nomination.findMany({
      where: { roundId: round.id, state: { in: comparedStates } },
      include: {
        person: { select: personFacts },
        project: { include: { members: true } },
        unsuitableReviewers: true,
        events: supportEvents,
      },
      orderBy: { id: 'asc' },
    }),
  ])
  const memberIds = nominations.flatMap((nomination) => nomination.project?.members.map((member) => member.personId) ?? [])
  const accountIds = nominations.flatMap((nomination) => supportOf(nomination).flatMap(({ accountId }) => accountId ?? []))
  const [members, accounts] = await Promise.all([
    reader.person.findMany({ where: { id: { in: memberIds } }, select: personFacts }),
    reader.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, personId: true } }),
  ])
  const memberOf = new Map(members.map((member) => [member.id, member]))
  const personOfAccount = new Map(accounts.map((account) => [account.id, account.personId]))

  const reviewers = judges.map(
    (judge): ConflictReviewer => ({
      reviewerId: judge.id,
      personId: judge.id,
      name: judge.name,
      unit: judge.affiliation === 'external' ? null : placeOf(tree, judge.unitId),
      pastUnits: pastPlaces(tree, judge.spells, judge.unitId),
    }),
  )
  const candidates = nominations.map((nomination): ConflictCandidate => {
    const people = nomination.person
      ? [nomination.person]
      : (nomination.project?.members ?? []).flatMap((row) => memberOf.get(row.personId) ?? [])
    return {
      candidateId: nomination.id,
      name: candidateName(nomination),
      unit: placeOf(tree, nomination.unitId),
      people: people.map((person) => ({
        personId: person.id,
        name: person.name,
        pastUnits: pastPlaces(tree, person.spells, person.unitId),
      })),
      supporters: supportOf(nomination).flatMap(({ accountId, role }) => {
        const personId = accountId ? personOfAccount.get(accountId) : null
        return personId ? [{ personId, role }] : []
      }),
      unsuitableReviewerIds: judges
        .filter((judge) =>
          nomination.unsuitableReviewers.some(
            (row) =>
              row.name === judge.name &&
              (!row.unitName || row.unitName === tree.nameOf(judge.unitId) || row.unitName === tree.shortNameOf(judge.unitId)),
          ),
        )
        .map((judge) => judge.id),
    }
  })
  const judgeIds = judges.map((judge) => judge.id)
  const people = nominations.flatMap((nomination) => [
    ...(nomination.person ? [nomination.person] : []),
    ...(nomination.project?.members ?? []).flatMap((row) => memberOf.get(row.personId) ?? []),
  ])
  const candidateIds = people.map((person) => person.id)
  const relations = [
    ...(await sharedProjects(reader, judgeIds, candidateIds)),
    ...declaredRelations(
      await loadDeclaredRelations(reader, [...judgeIds, ...candidateIds]),
      judges.map((judge) => namedPerson(tree, judge)),
      people.map((person) => namedPerson(tree, person)),
    ),
  ]
  return { reviewers, candidates, relations, declarations: [], pastUnitYears: round.scheme.reviewing.pastUnitYears, asOf }
}

/** A person with every name that their unit and the units above it go by. */
function namedPerson(tree: OrgTree, person: { id: string; name: string; unitId: string }): NamedPerson {
  return { id: person.id, name: person.name, units: [tree.nameOf(person.unitId), tree.shortNameOf(person.unitId)] }
}

async function loadJudges(reader: Reader, roundId: string) {
  const [reviewers, panel] = await Promise.all([
    reader.roundReviewer.findMany({ where: { roundId, state: { not: 'excused' } }, select: { personId: true } }),
    reader.panelMember.findMany({ where: { roundId, personId: { not: null } }, select: { personId: true } }),
  ])
  const ids = [...new Set([...reviewers, ...panel].flatMap((row) => (row.personId ? [row.personId] : [])))]
  return reader.person.findMany({ where: { id: { in: ids } }, select: personFacts, orderBy: { id: 'asc' } })
}

/** Judges and candidates who stand on one project of the portal. */
async function sharedProjects(reader: Reader, judgeIds: readonly string[], candidateIds: readonly string[]): Promise<PersonRelation[]> {
  const rows = await reader.projectMember.findMany({
    where: { personId: { in: [...judgeIds] }, project: { members: { some: { personId: { in: [...candidateIds] } } } } },
    include: { project: { select: { name: true, members: { select: { personId: true } } } } },
  })
  const candidates = new Set(candidateIds)
  return rows.flatMap((row) =>
    row.project.members
      .filter((member) => member.personId !== row.personId && candidates.has(member.personId))
      .map((member) => ({ type: 'sharedProject' as const, a: row.personId, b: member.personId, projectName: row.project.name })),
  )
}
