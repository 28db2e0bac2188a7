import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { type DateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden } from '@/lib/platform/errors'
import { openIdNumber, openPhone } from './identity-columns'
import { maskIdNumber, maskPhone } from './masks'
import type { OrgTree } from './org-tree'
import { chosenColumns, type PeopleFilter } from './people-filter'
import { heldOn, peopleWhere } from './people-where'
import { importPolicy, personPolicy, transferPolicy } from './policy'
import { type LineView, loadLines, loadOrgTree } from './queries'

const PAGE_SIZE = 30
/** Beyond it a total is shown as "1000+". */
export const COUNT_LIMIT = 1000

export type HeldTitle = { name: string; plan: 'summit' | 'highland' }

export type PersonRow = {
  id: string
  name: string
  sex: 'male' | 'female' | null
  birthDate: DateOnly | null
  unitId: string
  unitName: string
  lineName: string
  post: string | null
  education: string | null
  politicalStatus: string | null
  workStartDate: DateOnly | null
  status: 'active' | 'left' | 'retired' | 'deceased'
  titles: HeldTitle[]
  /** Masked; null where the viewer may not see it, the column is not chosen, or none is on file. */
  idNumber: string | null
  phone: string | null
}

export type UnitOption = { id: string; name: string; depth: number }

export type PeoplePage = {
  today: DateOnly
  rows: PersonRow[]
  count: number
  isCountBounded: boolean
  previousId: string | null
  nextId: string | null
  units: UnitOption[]
  lines: LineView[]
  abilities: { create: boolean; import: boolean; export: boolean; move: boolean; transfers: boolean; seeIdentity: boolean }
}

export const personRowSelect = (day: DateOnly) =>
  ({
    id: true,
    name: true,
    sex: true,
    birthDate: true,
    unitId: true,
    line: { select: { name: true } },
    post: true,
    education: true,
    politicalStatus: true,
    workStartDate: true,
    status: true,
    idNumberCipher: true,
    phoneCipher: true,
    holdings: { where: heldOn(day), select: { title: { select: { name: true, plan: true } } }, orderBy: { title: { rank: 'asc' } } },
  }) satisfies Prisma.PersonSelect

type SelectedPerson = Prisma.PersonGetPayload<{ select: ReturnType<typeof personRowSelect> }>

/** One page of the people list, by key. */
export async function readPeople(viewer: Viewer, filter: PeopleFilter): Promise<PeoplePage> {
  if (!personPolicy.can(viewer, 'read') || viewer.role === 'talent') throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [tree, lines] = await Promise.all([loadOrgTree(prisma, today), loadLines(prisma)])
  const where = peopleWhere(viewer, 'read', filter, tree)
  // A bounded count is read in the order of ids, which for a name may lead through everybody: the name's own index counts all it finds.
  const counting = filter.q ? prisma.person.count({ where }) : prisma.person.count({ where, take: COUNT_LIMIT + 1 })
  const [page, count] = await Promise.all([readPage(prisma, where, filter, today), counting])
  const columns = chosenColumns(filter)
  const seeIdentity = personPolicy.can(viewer, 'readIdentity')
  const showIdentity = seeIdentity && (columns.includes('idNumber') || columns.includes('phone'))
  const rows = await toRows(prisma, page.rows, tree, showIdentity)
  const unitId = viewer.grant?.unitId ?? null
  return {
    today,
    rows,
    count: Math.min(count, COUNT_LIMIT),
    isCountBounded: count > COUNT_LIMIT,
    previousId: page.previousId,
    nextId: page.nextId,
    units: unitOptions(viewer, tree),
    lines,
    abilities: {
      create: personPolicy.can(viewer, 'create'),
      import: importPolicy.can(viewer, 'create', {
        kind: 'people',
        accountId: viewer.accountId,
        unitId: viewer.role === 'cityOffice' ? null : unitId,
      }),
      export: personPolicy.can(viewer, 'export'),
      move: personPolicy.can(viewer, 'move'),
      transfers: transferPolicy.can(viewer, 'read'),
      seeIdentity,
    },
  }
}

/** Units of the viewer's scope in tree order; depth counts from the scope's top. */
export function unitOptions(viewer: Viewer, tree: OrgTree): UnitOption[] {
  const units = tree.list().filter(({ id }) => viewer.unitIds.length === 0 || viewer.unitIds.includes(id))
  const top = units[0] ? tree.depthOf(units[0].id) : 0
  return units.map(({ id, name }) => ({ id, name, depth: Math.max(0, tree.depthOf(id) - top) }))
}

type Key = { id: string; namePinyin: string }

function orderOf(sort: PeopleFilter['sort'], isBackward: boolean): Prisma.PersonOrderByWithRelationInput[] {
  const direction = (sort === 'name') !== isBackward ? 'asc' : 'desc'
  return sort === '-created' ? [{ id: direction }] : [{ namePinyin: direction }, { id: direction }]
}

/** Rows beyond a key in the order of the list. */
function beyond(sort: PeopleFilter['sort'], key: Key, isBackward: boolean): Prisma.PersonWhereInput {
  const isUp = (sort === 'name') !== isBackward
  const past = <T>(value: T) => (isUp ? { gt: value } : { lt: value })
  if (sort === '-created') return { id: past(key.id) }
  return { OR: [{ namePinyin: past(key.namePinyin) }, { namePinyin: key.namePinyin, id: past(key.id) }] }
}

async function readPage(reader: Reader, where: Prisma.PersonWhereInput, filter: PeopleFilter, today: DateOnly) {
  const keyId = filter.after ?? filter.before
  const isBackward = !filter.after && Boolean(filter.before)
  const key = keyId ? await reader.person.findUnique({ where: { id: keyId }, select: { id: true, namePinyin: true } }) : null
  const found = await reader.person.findMany({
    where: key ? { AND: [where, beyond(filter.sort, key, isBackward)] } : where,
    orderBy: orderOf(filter.sort, isBackward),
    take: PAGE_SIZE + 1,
    select: personRowSelect(today),
  })
  const hasMore = found.length > PAGE_SIZE
  const rows = found.slice(0, PAGE_SIZE)
  if (isBackward) rows.reverse()
  return {
    rows,
    previousId: (isBackward ? hasMore : key !== null) ? (rows[0]?.id ?? null) : null,
    nextId: (isBackward ? rows.length > 0 : hasMore) ? (rows.at(-1)?.id ?? null) : null,
  }
}

/** Selected rows as the list and the export show them; identity data only masked. */
export async function toRows(reader: Reader, people: SelectedPerson[], tree: OrgTree, showIdentity: boolean): Promise<PersonRow[]> {
  const envelope = showIdentity ? await openEnvelope(reader) : null
  return people.map((person) => {
    const idNumber = envelope ? openIdNumber(envelope, person) : null
    const phone = envelope ? openPhone(envelope, person) : null
    return {
      id: person.id,
      name: person.name,
      sex: person.sex,
      birthDate: toDateOnlyOrNull(person.birthDate),
      unitId: person.unitId,
      unitName: tree.nameOf(person.unitId),
      lineName: person.line.name,
      post: person.post,
      education: person.education,
      politicalStatus: person.politicalStatus,
      workStartDate: toDateOnlyOrNull(person.workStartDate),
      status: person.status,
      titles: person.holdings.map(({ title }) => ({ name: title.name, plan: title.plan })),
      idNumber: idNumber && maskIdNumber(idNumber),
      phone: phone && maskPhone(phone),
    }
  })
}
