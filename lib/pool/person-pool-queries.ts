import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { CallUpPersonState } from './call-up-states'
import { absencePolicy, callUpPersonPolicy } from './policy'

export type PersonCallUp = {
  id: string
  /** Null where the viewer sees the person but not the call-up's page. */
  href: string | null
  unitName: string
  purpose: string
  place: string | null
  startsOn: DateOnly
  endsOn: DateOnly
  state: CallUpPersonState
  days: number | null
  rating: number | null
  feedback: string | null
}

export type PersonAbsenceView = {
  id: string
  kind: 'leave' | 'sick' | 'study' | 'posted' | 'other'
  note: string | null
  startsOn: DateOnly
  endsOn: DateOnly
}

export type PersonCallUps = {
  personId: string
  today: DateOnly
  callUps: PersonCallUp[]
  daysThisYear: number
  /** Running and coming ones; null where the viewer may not read them. */
  absences: PersonAbsenceView[] | null
  abilities: { recordAbsence: boolean }
}

/** A person's call-ups, newest first, and days away; null where the viewer may not read them. */
export async function findPersonCallUps(viewer: Viewer, personId: string): Promise<PersonCallUps | null> {
  const { prisma } = await db()
  const person = await prisma.person.findUnique({ where: { id: personId }, select: { id: true, unitId: true } })
  if (!person) return null
  const facts = { personId: person.id, unitId: person.unitId }
  if (!callUpPersonPolicy.can(viewer, 'read', facts)) return null
  const today = await businessToday(prisma)
  const mayReadAbsences = absencePolicy.can(viewer, 'read', facts)
  const [tree, rows, absences] = await Promise.all([
    loadOrgTree(prisma, today),
    prisma.callUpPerson.findMany({
      // What was never agreed is the units' business, not the person's.
      where: { personId, ...(viewer.role === 'talent' ? { state: { in: ['agreed', 'completed'] } } : {}) },
      include: { callUp: { select: { unitId: true, purpose: true, place: true } } },
      orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
      take: 50,
    }),
    mayReadAbsences
      ? prisma.personAbsence.findMany({
          where: { personId, removedAt: null, endsOn: { gte: fromDateOnly(today) } },
          orderBy: { startsOn: 'asc' },
        })
      : null,
  ])
  const year = `${today.slice(0, 4)}-`
  return {
    personId,
    today,
    callUps: rows.map((row) => ({
      id: row.id,
      href: viewer.role === 'talent' ? null : `/pool/call-ups/${row.callUpId}`,
      unitName: tree.nameOf(row.callUp.unitId),
      purpose: row.callUp.purpose,
      place: row.callUp.place,
      startsOn: toDateOnly(row.startsOn),
      endsOn: toDateOnly(row.endsOn),
      state: row.state,
      days: row.days,
      rating: row.rating,
      feedback: row.feedback,
    })),
    daysThisYear: rows
      .filter((row) => row.state === 'completed' && toDateOnly(row.startsOn).startsWith(year))
      .reduce((sum, row) => sum + (row.days ?? 0), 0),
    absences:
      absences?.map(({ id, kind, note, startsOn, endsOn }) => ({
        id,
        kind,
        note,
        startsOn: toDateOnly(startsOn),
        endsOn: toDateOnly(endsOn),
      })) ?? null,
    abilities: { recordAbsence: absencePolicy.can(viewer, 'record', facts) },
  }
}
