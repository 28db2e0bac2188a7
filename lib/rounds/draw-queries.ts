import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { db, type Reader } from '@/lib/platform/db/client'
import type { DrawnGroup } from './draw'
import type { DrawParty } from './draw-commitment'
import { reviewerDrawPolicy } from './draw-policy'
import { checkDrawRecord, type DrawCheck, type DrawRecord } from './draw-record'
import { readPoolChoices } from './pool-queries'
import { openRound } from './round-queries'
import { isStageIn } from './round-stages'
import { groupsOf, partyOf, poolOf, seedSchema } from './stored-draw'

const withResult = {
  entries: { select: { id: true, pseudonym: true, personId: true, exclusion: true } },
  seats: { orderBy: [{ groupKey: 'asc' as const }, { position: 'asc' as const }] },
}

async function loadDraws(reader: Reader, roundId: string) {
  return reader.reviewerDraw.findMany({ where: { roundId }, include: withResult, orderBy: { number: 'asc' } })
}
type LoadedDraw = Awaited<ReturnType<typeof loadDraws>>[number]

/**
 * Every draw of a round by number, on pseudonyms alone, as a dossier carries it; see `DrawRecord`. Empty when nobody was drawn. The caller has
 * authorised the reader: it holds no name, but it holds everything else.
 */
export async function drawRecord(roundId: string, reader?: Reader): Promise<DrawRecord[]> {
  return (await loadDraws(reader ?? (await db()).prisma, roundId)).map(recordOf)
}

function recordOf(draw: LoadedDraw): DrawRecord {
  const pseudonyms = new Map(draw.entries.map((entry) => [entry.id, entry.pseudonym]))
  const nameOfSeat = new Map(draw.seats.map((seat) => [seat.id, pseudonyms.get(seat.entryId) ?? '']))
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const seed = (value: unknown) => (value === null ? null : seedSchema.parse(value))
  const result = groupsOf(draw.groups).map(
    (group): DrawnGroup => ({
      key: group.key,
      seats: draw.seats
        .filter((seat) => seat.groupKey === group.key)
        .map((seat) => ({ position: seat.position, pseudonym: nameOfSeat.get(seat.id) ?? '', isAlternate: seat.isAlternate })),
    }),
  )
  return {
    format: 'reviewer-draw/1',
    roundId: draw.roundId,
    drawId: draw.id,
    number: draw.number,
    state: draw.state,
    office: {
      commitment: draw.officeCommitment,
      committedAt: iso(draw.officeCommittedAt),
      seed: seed(draw.officeSeed),
      revealedAt: iso(draw.officeRevealedAt),
    },
    supervisor: {
      commitment: draw.supervisorCommitment,
      committedAt: iso(draw.supervisorCommittedAt),
      seed: seed(draw.supervisorSeed),
      revealedAt: iso(draw.supervisorRevealedAt),
    },
    pool: poolOf(draw.pool),
    poolDigest: draw.poolDigest,
    frozenAt: iso(draw.frozenAt),
    result: draw.state === 'drawn' ? result : null,
    resultDigest: draw.resultDigest,
    drawnAt: iso(draw.drawnAt),
    changes: draw.seats
      .filter((seat) => seat.changedAt !== null)
      .map((seat) => ({
        group: seat.groupKey,
        pseudonym: nameOfSeat.get(seat.id) ?? '',
        state: seat.state === 'absent' ? ('absent' as const) : ('calledUp' as const),
        reason: seat.reason,
        instead: seat.calledForId ? (nameOfSeat.get(seat.calledForId) ?? null) : null,
        at: iso(seat.changedAt),
      })),
    voided: draw.voidedAt ? { at: draw.voidedAt.toISOString(), reason: draw.voidedReason ?? '' } : null,
  }
}

export type DrawSideView = { commitment: string | null; committedAt: string | null; revealedAt: string | null; isOwn: boolean }

export type DrawSeatView = {
  id: string
  version: number
  position: number
  pseudonym: string
  name: string
  unit: string
  state: 'drawn' | 'alternate' | 'absent'
  isAlternate: boolean
  reason: string | null
  /** Name of the absent one for whom this alternate came. */
  instead: string | null
  isInRound: boolean
}

export type DrawView = {
  id: string
  version: number
  number: number
  state: 'committing' | 'frozen' | 'drawn' | 'voided'
  groups: { key: string; name: string; count: number; alternates: number; members: number | null; terms: string; seats: DrawSeatView[] }[]
  office: DrawSideView
  supervisor: DrawSideView
  poolDigest: string | null
  frozenAt: string | null
  excluded: { reason: string; count: number }[]
  drawnAt: string | null
  resultDigest: string | null
  checks: DrawCheck[]
  voided: { at: string; reason: string } | null
  abilities: { commit: boolean; freeze: boolean; reveal: boolean; discard: boolean; bring: boolean; replace: boolean }
}

export type DrawPage = {
  party: DrawParty | null
  /** The newest first. */
  draws: DrawView[]
  poolSize: number
  choices: { lines: { value: string; label: string }[]; specialities: string[] }
  abilities: { open: boolean; managePool: boolean }
}

/** The draws of a round for office and supervisor. Names stand behind the pseudonyms only once the draw is made. @throws AppError notFound */
export async function readDraws(viewer: Viewer, roundId: string): Promise<DrawPage> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  reviewerDrawPolicy.authorise(viewer, 'read', { roundId })
  const [draws, reviewers, poolSize, choices, today] = await Promise.all([
    loadDraws(prisma, roundId),
    prisma.roundReviewer.findMany({ where: { roundId, state: { not: 'excused' } }, select: { personId: true } }),
    prisma.reviewerPoolMember.count({ where: { state: 'active' } }),
    readPoolChoices(prisma),
    businessToday(prisma),
  ])
  const seated = draws.flatMap((draw) => draw.seats.map((seat) => seat.entryId))
  const personIds = draws.flatMap((draw) => draw.entries.filter((entry) => seated.includes(entry.id)).map((entry) => entry.personId))
  const people = await prisma.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true, unitId: true } })
  const tree = await loadOrgTree(prisma, today)
  const personOf = new Map(people.map((person) => [person.id, { name: person.name, unit: tree.shortNameOf(person.unitId) }]))
  const party = partyOf(viewer)
  const isOpen = isStageIn(round.stage, 'beforeConferral') && !isStageIn(round.stage, 'rankingVisible')
  const manage = reviewerDrawPolicy.can(viewer, 'manage', { roundId }) && isOpen
  const inRound = new Set(reviewers.map((row) => row.personId))
  const lineNames = new Map(choices.lines.map((line) => [line.value, line.label]))
  const view = (draw: LoadedDraw) => viewOf(draw, { party, manage, isOpen, personOf, inRound, lineNames })
  return {
    party,
    draws: draws.map(view).reverse(),
    poolSize,
    choices,
    abilities: { open: manage && draws.every((draw) => draw.state === 'drawn' || draw.state === 'voided'), managePool: manage },
  }
}

type ViewContext = {
  party: DrawParty | null
  manage: boolean
  isOpen: boolean
  personOf: Map<string, { name: string; unit: string }>
  inRound: Set<string>
  lineNames: Map<string, string>
}

function viewOf(draw: LoadedDraw, context: ViewContext): DrawView {
  const { party, manage, isOpen } = context
  const record = recordOf(draw)
  const reasons = record.pool?.excluded.map((each) => each.reason) ?? []
  const own = party ? record[party] : null
  const underWay = draw.state === 'committing' || draw.state === 'frozen'
  const side = (of: DrawParty): DrawSideView => ({
    commitment: record[of].commitment,
    committedAt: record[of].committedAt,
    revealedAt: record[of].revealedAt,
    isOwn: of === party,
  })
  const seats = draw.state === 'drawn' ? seatsOf(draw, context) : new Map<string, DrawSeatView[]>()
  return {
    id: draw.id,
    version: draw.version,
    number: draw.number,
    state: draw.state,
    groups: groupsOf(draw.groups).map((group) => ({
      key: group.key,
      name: group.name,
      count: group.count,
      alternates: group.alternates,
      members: record.pool?.groups.find((each) => each.key === group.key)?.members.length ?? null,
      terms: [...group.lineIds.flatMap((id) => context.lineNames.get(id) ?? []), ...group.specialities].join('、') || '全部成员',
      seats: seats.get(group.key) ?? [],
    })),
    office: side('office'),
    supervisor: side('supervisor'),
    poolDigest: draw.poolDigest,
    frozenAt: record.frozenAt,
    excluded: [...new Set(reasons)].map((reason) => ({ reason, count: reasons.filter((each) => each === reason).length })),
    drawnAt: record.drawnAt,
    resultDigest: draw.resultDigest,
    checks: draw.state === 'drawn' ? checkDrawRecord(record) : [],
    voided: record.voided,
    abilities: {
      commit: isOpen && draw.state === 'committing' && own !== null && own.commitment === null,
      freeze: manage && draw.state === 'committing' && record.office.commitment !== null && record.supervisor.commitment !== null,
      reveal: isOpen && draw.state === 'frozen' && own !== null && own.seed === null && (party === 'office' || record.office.seed !== null),
      discard: underWay && (party === 'supervisor' || (party === 'office' && record.office.seed === null)),
      bring: manage && [...seats.values()].flat().some((seat) => seat.state === 'drawn' && !seat.isInRound),
      replace: manage && draw.state === 'drawn',
    },
  }
}

function seatsOf(draw: LoadedDraw, { personOf, inRound }: ViewContext): Map<string, DrawSeatView[]> {
  const entryOf = new Map(draw.entries.map((entry) => [entry.id, entry]))
  const person = (entryId: string) => personOf.get(entryOf.get(entryId)?.personId ?? '') ?? { name: '', unit: '' }
  const groups = new Map<string, DrawSeatView[]>()
  for (const seat of draw.seats) {
    const entry = entryOf.get(seat.entryId)
    const absent = draw.seats.find((each) => each.id === seat.calledForId)
    const view: DrawSeatView = {
      id: seat.id,
      version: seat.version,
      position: seat.position,
      pseudonym: entry?.pseudonym ?? '',
      ...person(seat.entryId),
      state: seat.state,
      isAlternate: seat.isAlternate,
      reason: seat.reason,
      instead: absent ? person(absent.entryId).name : null,
      isInRound: inRound.has(entry?.personId ?? ''),
    }
    groups.set(seat.groupKey, [...(groups.get(seat.groupKey) ?? []), view])
  }
  return groups
}

export type DrawSummary = { state: 'none' | 'committing' | 'frozen' | 'drawn'; waitsForYou: boolean; drawn: number }

/** The newest draw in a word, for the page of the round's reviewers. */
export async function readDrawSummary(viewer: Viewer, roundId: string): Promise<DrawSummary | null> {
  if (!reviewerDrawPolicy.can(viewer, 'read', { roundId })) return null
  const { draws } = await readDraws(viewer, roundId)
  const newest = draws.find((draw) => draw.state !== 'voided')
  if (!newest || newest.state === 'voided') return { state: 'none', waitsForYou: false, drawn: 0 }
  const { commit, freeze, reveal } = newest.abilities
  const drawn = newest.groups.flatMap((group) => group.seats).filter((seat) => seat.state === 'drawn').length
  return { state: newest.state, waitsForYou: commit || freeze || reveal, drawn }
}
