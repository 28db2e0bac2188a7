import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { type DateOnly, fromDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { specialityQueryTokens } from '@/lib/platform/search/tokens'
import { lastDayInOffice } from '@/lib/titles/retirement'
import type { CallUpFacts, Span } from './availability'
import { BOOKED } from './call-up-states'
import { absenceLabels } from './labels'
import { freeWhere } from './pool-where'
import { specialityWords } from './suggestions'

export type AskedFor = Span & { unitId: string; speciality: string; lineId: string | null }

/** Units whose people need no call-up: the asking one, all under it and the whole of its body. */
export function ownUnits(tree: OrgTree, unitId: string): string[] {
  const body = tree.legalBodyOf(unitId)
  return [...new Set([unitId, ...tree.descendantsOf(unitId), ...(body ? tree.descendantsOf(body) : [])])]
}

/** Who has one of the words asked for and is free on the days, people of the asking body left out. */
export function suitableWhere(asked: AskedFor, tree: OrgTree): Prisma.PoolEntryWhereInput {
  const words = specialityWords(asked.speciality)
  return {
    AND: [
      { OR: words.map((word) => ({ specialityTokens: { hasEvery: specialityQueryTokens(word) } })) },
      { unitId: { notIn: ownUnits(tree, asked.unitId) } },
      freeWhere(asked),
      { activeUntil: { gte: fromDateOnly(asked.startsOn) } },
    ],
  }
}

type StoredTitle = { startsOn: DateOnly; endsOn: DateOnly | null }

/**
 * What decides whether the persons named can be called up; those that do not exist are absent from the map.
 * @param exceptCallUpId whose own bookings do not count
 */
export async function loadCallUpFacts(
  reader: Reader,
  personIds: readonly string[],
  asked: Span & { unitId: string },
  tree: OrgTree,
  exceptCallUpId?: string,
): Promise<Map<string, CallUpFacts & { unitId: string }>> {
  const overlap = { startsOn: { lte: fromDateOnly(asked.endsOn) }, endsOn: { gte: fromDateOnly(asked.startsOn) } }
  const people = await reader.person.findMany({
    where: { id: { in: [...personIds] } },
    select: {
      id: true,
      name: true,
      status: true,
      affiliation: true,
      unitId: true,
      sex: true,
      birthDate: true,
      staffKind: true,
      retiresOn: true,
      poolEntry: { select: { titles: true } },
      poolMemberships: { where: { membership: 'included', endedAt: null }, select: { id: true }, take: 1 },
      absences: { where: { removedAt: null, ...overlap }, orderBy: { startsOn: 'asc' } },
      callUps: {
        where: { state: { in: [...BOOKED] }, ...overlap, ...(exceptCallUpId ? { callUpId: { not: exceptCallUpId } } : {}) },
        select: { startsOn: true, endsOn: true, callUp: { select: { unitId: true } } },
        orderBy: { startsOn: 'asc' },
      },
    },
  })
  const own = new Set(ownUnits(tree, asked.unitId))
  return new Map(
    people.map((person) => {
      const titles = (person.poolEntry?.titles ?? []) as StoredTitle[]
      const holds = titles.some(({ startsOn, endsOn }) => startsOn <= asked.startsOn && (endsOn === null || endsOn >= asked.startsOn))
      return [
        person.id,
        {
          name: person.name,
          status: person.status,
          affiliation: person.affiliation,
          unitId: person.unitId,
          isInPool: holds || person.poolMemberships.length > 0,
          lastDayInOffice: lastDayInOffice({
            sex: person.sex,
            birthDate: toDateOnlyOrNull(person.birthDate),
            staffKind: person.staffKind,
            retiresOn: toDateOnlyOrNull(person.retiresOn),
          }),
          isOwn: own.has(person.unitId),
          absences: person.absences.map(({ startsOn, endsOn, kind }) => ({
            startsOn: toDateOnly(startsOn),
            endsOn: toDateOnly(endsOn),
            word: absenceLabels[kind],
          })),
          bookings: person.callUps.map(({ startsOn, endsOn, callUp }) => ({
            startsOn: toDateOnly(startsOn),
            endsOn: toDateOnly(endsOn),
            unitName: tree.nameOf(callUp.unitId),
          })),
        },
      ]
    }),
  )
}
