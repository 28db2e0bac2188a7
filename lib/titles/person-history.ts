import 'server-only'
import { toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import type { CountingRules, PersonHistory } from './ledger'
import { lastDayInOffice } from './retirement'

/** Titles, the classes in force and the cycles: what a history is counted by. */
export async function loadCountingRules(reader: Reader): Promise<CountingRules> {
  const titles = await reader.title.findMany({
    select: { code: true, plan: true, rank: true },
    orderBy: [{ plan: 'asc' }, { rank: 'asc' }],
  })
  const classes = await reader.targetClass.findMany({
    select: { code: true, plan: true, versions: { orderBy: { version: 'desc' }, take: 1, select: { titleCodes: true } } },
    orderBy: { sortOrder: 'asc' },
  })
  const cycles = await reader.cycle.findMany({ select: { id: true, startsOn: true, endsOn: true }, orderBy: { startsOn: 'asc' } })
  return {
    titles,
    classes: classes.map(({ code, plan, versions }) => ({ code, plan, titleCodes: versions[0]?.titleCodes ?? [] })),
    cycles: cycles.map(({ id, startsOn, endsOn }) => ({ id, startsOn: toDateOnly(startsOn), endsOn: toDateOnly(endsOn) })),
  }
}

/** Spells, holdings and retirement of the persons named, a statement a table whatever their number. */
export async function loadHistories(reader: Reader, personIds: string[]): Promise<PersonHistory[]> {
  const people = await reader.person.findMany({
    where: { id: { in: personIds } },
    select: {
      id: true,
      sex: true,
      birthDate: true,
      staffKind: true,
      retiresOn: true,
      affiliation: true,
      status: true,
      statusOn: true,
      spells: { select: { unitId: true, lineId: true, startsOn: true, endsOn: true, endReason: true } },
      holdings: {
        select: { id: true, startsOn: true, endsOn: true, state: true, isRenewal: true, title: { select: { code: true } } },
        orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
      },
    },
    orderBy: { id: 'asc' },
  })
  return people.map((person) => ({
    personId: person.id,
    affiliation: person.affiliation,
    status: person.status,
    statusOn: toDateOnlyOrNull(person.statusOn),
    lastDay: lastDayInOffice({
      sex: person.sex,
      birthDate: toDateOnlyOrNull(person.birthDate),
      staffKind: person.staffKind,
      retiresOn: toDateOnlyOrNull(person.retiresOn),
    }),
    spells: person.spells.map((spell) => ({
      unitId: spell.unitId,
      lineId: spell.lineId,
      startsOn: toDateOnly(spell.startsOn),
      endsOn: toDateOnlyOrNull(spell.endsOn),
      endReason: spell.endReason,
    })),
    holdings: person.holdings.map((holding) => ({
      id: holding.id,
      titleCode: holding.title.code,
      startsOn: toDateOnly(holding.startsOn),
      endsOn: toDateOnlyOrNull(holding.endsOn),
      state: holding.state,
      isRenewal: holding.isRenewal,
    })),
  }))
}
