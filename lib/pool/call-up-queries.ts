import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { loadTitles } from '@/lib/titles/queries'
import { type CallUpPersonState, type CallUpState, OPEN_CALL_UPS, whyNotComplete, whyNotDispatch } from './call-up-states'
import { callUpPersonPolicy, callUpPolicy } from './policy'
import { heldTitles } from './pool-rows'

const PAGE = 30

export type CallUpLine = {
  id: string
  unitName: string
  speciality: string
  headcount: number
  agreed: number
  waiting: number
  startsOn: DateOnly
  endsOn: DateOnly
  state: CallUpState
  names: string[]
  isOwn: boolean
}

export type CallUpPage = { today: DateOnly; rows: CallUpLine[]; nextId: string | null; abilities: { request: boolean } }

export type CallUpFilter = { show: 'open' | 'closed'; after?: string }

/** Call-ups that the viewer asked for, answers for, or oversees. */
function readable(viewer: Viewer): Prisma.CallUpWhereInput {
  const own = callUpPolicy.where(viewer, 'read') as Prisma.CallUpWhereInput
  if (viewer.role !== 'unitHr' && viewer.role !== 'unitLeader') return own
  // The facts of the second policy are the person's: its rule filters through the relation.
  const people = callUpPersonPolicy.where(viewer, 'read') as Prisma.PersonWhereInput
  return { OR: [own, { people: { some: { person: { is: people } } } }] }
}

/** One page, the newest request first. @throws AppError forbidden */
export async function readCallUps(viewer: Viewer, filter: CallUpFilter): Promise<CallUpPage> {
  if (!callUpPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const tree = await loadOrgTree(prisma, today)
  const states = filter.show === 'open' ? { in: [...OPEN_CALL_UPS] } : { notIn: [...OPEN_CALL_UPS] }
  const key = filter.after ? await prisma.callUp.findUnique({ where: { id: filter.after }, select: { id: true, requestedAt: true } }) : null
  const found = await prisma.callUp.findMany({
    where: {
      AND: [
        readable(viewer),
        { state: states },
        key ? { OR: [{ requestedAt: { lt: key.requestedAt } }, { requestedAt: key.requestedAt, id: { lt: key.id } }] } : {},
      ],
    },
    include: { people: { select: { state: true, personId: true, person: { select: { name: true, unitId: true } } } } },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  })
  const rows = found.slice(0, PAGE)
  return {
    today,
    nextId: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
    rows: rows.map((callUp) => {
      const isOwn = callUpPolicy.can(viewer, 'read', callUp)
      const seen = callUp.people.filter(
        ({ personId, person }) => isOwn || callUpPersonPolicy.can(viewer, 'read', { personId, unitId: person.unitId }),
      )
      return {
        id: callUp.id,
        unitName: tree.nameOf(callUp.unitId),
        speciality: callUp.speciality,
        headcount: callUp.headcount,
        agreed: seen.filter(({ state }) => state === 'agreed' || state === 'completed').length,
        waiting: seen.filter(({ state }) => state === 'proposed').length,
        startsOn: toDateOnly(callUp.startsOn),
        endsOn: toDateOnly(callUp.endsOn),
        state: callUp.state,
        names: seen.filter(({ state }) => state !== 'declined' && state !== 'released').map(({ person }) => person.name),
        isOwn,
      }
    }),
    abilities: { request: callUpPolicy.can(viewer, 'request') },
  }
}

export type CallUpPersonView = {
  id: string
  version: number
  personId: string
  name: string
  unitName: string
  titles: string[]
  specialities: string[]
  state: CallUpPersonState
  startsOn: DateOnly
  endsOn: DateOnly
  reason: string | null
  days: number | null
  rating: number | null
  feedback: string | null
  href: string | null
  abilities: { answer: boolean; release: boolean }
}

export type CallUpView = {
  id: string
  version: number
  unitId: string
  unitName: string
  lineId: string | null
  lineName: string | null
  speciality: string
  headcount: number
  startsOn: DateOnly
  endsOn: DateOnly
  purpose: string
  place: string | null
  state: CallUpState
  reason: string | null
  requestedAt: string
  answeredAt: string | null
  dispatchedAt: string | null
  closedAt: string | null
  today: DateOnly
  /** All of the call-up's people; false where the viewer answers for some of them only. */
  isWhole: boolean
  people: CallUpPersonView[]
  abilities: { propose: boolean; refuse: boolean; withdraw: boolean; dispatch: boolean; complete: boolean }
  /** Why it cannot be done yet, where the viewer could do it otherwise. */
  blocked: { dispatch: string | null; complete: string | null }
}

/** One call-up. A unit that only answers for some of the people sees those alone. @throws AppError notFound */
export async function readCallUp(viewer: Viewer, callUpId: string): Promise<CallUpView> {
  const { prisma } = await db()
  const callUp = await prisma.callUp.findUnique({
    where: { id: callUpId },
    include: {
      line: { select: { name: true } },
      people: {
        include: { person: { select: { name: true, unitId: true, specialities: true, poolEntry: { select: { titles: true } } } } },
        orderBy: [{ proposedAt: 'asc' }, { person: { namePinyin: 'asc' } }],
      },
    },
  })
  const isWhole = callUp !== null && callUpPolicy.can(viewer, 'read', callUp)
  const seen = (callUp?.people ?? []).filter(
    ({ personId, person }) => isWhole || callUpPersonPolicy.can(viewer, 'read', { personId, unitId: person.unitId }),
  )
  if (!callUp || (!isWhole && (seen.length === 0 || viewer.role === 'talent'))) throw notFound()
  const today = await businessToday(prisma)
  const [tree, titles] = await Promise.all([loadOrgTree(prisma, today), loadTitles(prisma)])
  const names = new Map(titles.map((title) => [title.code, title]))
  const can = (verb: 'propose' | 'refuse' | 'withdraw' | 'dispatch' | 'complete') => callUpPolicy.can(viewer, verb, callUp)
  const isOpen = OPEN_CALL_UPS.includes(callUp.state)
  const isBefore = callUp.state === 'requested' || callUp.state === 'answered'
  return {
    id: callUp.id,
    version: callUp.version,
    unitId: callUp.unitId,
    unitName: tree.nameOf(callUp.unitId),
    lineId: callUp.lineId,
    lineName: callUp.line?.name ?? null,
    speciality: callUp.speciality,
    headcount: callUp.headcount,
    startsOn: toDateOnly(callUp.startsOn),
    endsOn: toDateOnly(callUp.endsOn),
    purpose: callUp.purpose,
    place: callUp.place,
    state: callUp.state,
    reason: callUp.reason,
    requestedAt: callUp.requestedAt.toISOString(),
    answeredAt: callUp.answeredAt?.toISOString() ?? null,
    dispatchedAt: callUp.dispatchedAt?.toISOString() ?? null,
    closedAt: callUp.closedAt?.toISOString() ?? null,
    today,
    isWhole,
    people: seen.map((row) => {
      const facts = { personId: row.personId, unitId: row.person.unitId }
      const mayRelease = callUpPersonPolicy.can(viewer, 'release', facts) && isOpen
      return {
        id: row.id,
        version: row.version,
        personId: row.personId,
        name: row.person.name,
        unitName: tree.nameOf(row.person.unitId),
        titles: heldTitles(row.person.poolEntry?.titles ?? [], names, today).map(({ name }) => name),
        specialities: row.person.specialities,
        state: row.state,
        startsOn: toDateOnly(row.startsOn),
        endsOn: toDateOnly(row.endsOn),
        reason: row.reason,
        days: row.days,
        rating: row.rating,
        feedback: row.feedback,
        href: callUpPersonPolicy.can(viewer, 'read', facts) ? `/people/${row.personId}` : null,
        abilities: {
          answer: isOpen && row.state === 'proposed' && callUpPersonPolicy.can(viewer, 'answer', facts),
          release:
            mayRelease &&
            ((row.state === 'proposed' && can('propose')) ||
              (row.state === 'agreed' && (callUp.state !== 'underway' || toDateOnly(row.endsOn) > today))),
        },
      }
    }),
    abilities: {
      propose: isBefore && can('propose'),
      refuse: isBefore && can('refuse'),
      withdraw: isBefore && can('withdraw'),
      dispatch: callUp.state === 'answered' && can('dispatch'),
      complete: callUp.state === 'underway' && can('complete'),
    },
    blocked: {
      dispatch: whyNotDispatch(
        callUp.state,
        callUp.people.map(({ state, person }) => ({ state, name: person.name })),
      ),
      complete: whyNotComplete(callUp.state, toDateOnly(callUp.startsOn), today),
    },
  }
}
