import 'server-only'
import type { Envelope } from '@/lib/platform/crypto/envelope'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import { type DateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { openPhone } from './identity-columns'
import type { OrgTree } from './org-tree'
import { loadLines, loadOrgTree } from './queries'
import type { PersonOnFile } from './roster/judge-rows'
import type { NamedThing } from './roster/match-names'

/** Whose units an import may touch: those named, or null for the whole city. */
export type ImportScope = { unitIds: ReadonlySet<string> | null }

export type RosterNames = { tree: OrgTree; units: NamedThing[]; lines: NamedThing[] }

/** Numbers looked up in one query. */
const LOOKUP = 5000

/** What rows are matched against: today's units with the names they had before, active lines. */
export async function loadRosterNames(reader: Reader, today: DateOnly): Promise<RosterNames> {
  const [tree, lines, versions] = await Promise.all([
    loadOrgTree(reader, today),
    loadLines(reader),
    reader.unitVersion.findMany({ select: { unitId: true, name: true, shortName: true } }),
  ])
  const names = new Map<string, Set<string>>()
  for (const { unitId, name, shortName } of versions) {
    const known = names.get(unitId) ?? new Set()
    names.set(unitId, known.add(name).add(shortName))
  }
  return {
    tree,
    units: tree.list().map(({ id, name, shortName }) => ({
      id,
      name,
      shortName,
      otherNames: [...(names.get(id) ?? [])].filter((other) => other !== name && other !== shortName),
    })),
    lines: lines.filter(({ isActive }) => isActive).map(({ id, name }) => ({ id, name })),
  }
}

const personOnFileSelect = {
  id: true,
  unitId: true,
  lineId: true,
  line: { select: { name: true } },
  idNumberHash: true,
  phoneCipher: true,
  name: true,
  sex: true,
  birthDate: true,
  workStartDate: true,
  education: true,
  degree: true,
  politicalStatus: true,
  post: true,
  specialities: true,
  staffKind: true,
  status: true,
} as const

/**
 * The people on file under these identity numbers, looked up by keyed hash, some thousands a query. People outside the scope come
 * without any value.
 * @returns a lookup by the normalised number
 */
export async function loadPeopleOnFile(
  reader: Reader,
  envelope: Envelope,
  idNumbers: readonly string[],
  scope: ImportScope,
  tree: OrgTree,
): Promise<(idNumber: string) => PersonOnFile | undefined> {
  const byHash = new Map<string, PersonOnFile>()
  for (let start = 0; start < idNumbers.length; start += LOOKUP) {
    const hashes = idNumbers.slice(start, start + LOOKUP).map((idNumber) => searchHash('idNumber', idNumber))
    const people = await reader.person.findMany({ where: { idNumberHash: { in: hashes } }, select: personOnFileSelect })
    for (const person of people) {
      const { id: personId, unitId, lineId, idNumberHash } = person
      if (!idNumberHash) continue
      const isVisible = scope.unitIds === null || scope.unitIds.has(unitId)
      const phone = isVisible ? openPhone(envelope, { ...person, idNumberCipher: null }) : null
      byHash.set(idNumberHash, {
        personId,
        unitId,
        lineId,
        isVisible,
        isActive: person.status === 'active',
        values: isVisible
          ? {
              name: person.name,
              sex: person.sex,
              birthDate: toDateOnlyOrNull(person.birthDate),
              workStartMonth: person.workStartDate ? toDateOnly(person.workStartDate).slice(0, 7) : null,
              phone,
              unit: tree.nameOf(unitId),
              line: person.line.name,
              post: person.post,
              education: person.education,
              degree: person.degree,
              politicalStatus: person.politicalStatus,
              specialities: person.specialities,
              staffKind: person.staffKind,
            }
          : {},
      })
    }
  }
  return (idNumber) => byHash.get(searchHash('idNumber', idNumber))
}
