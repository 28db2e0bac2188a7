import 'server-only'
import { addDays, type DateOnly, toDateOnly, toDateOnlyOrNull, wholeMonthsBetween } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { type EligibilityFacts, noFacts } from './eligibility'
import { type EducationLevel, educationLevels, educationNames } from './eligibility-rules'

type Spell = { startsOn: DateOnly; endsOn: DateOnly | null; lineId: string; lineSince: DateOnly | null; isGrassroots: boolean }

/** Words by which rosters write an education, lowest first; what none of them says is unknown. */
const educationWords: Record<EducationLevel, RegExp> = {
  juniorCollege: /大专|专科/,
  bachelor: /本科|学士/,
  master: /硕士|研究生/,
  doctor: /博士/,
}

/** The level that a person's education says in words, e.g. “研究生（博士）”; null when it says none of them. */
export function educationLevelOf(text: string | null): EducationLevel | null {
  if (!text) return null
  const found = educationLevels.filter((level) => text === educationNames[level] || educationWords[level].test(text))
  return found.at(-1) ?? null
}

/** The file reaches back to the first day of work, give or take two months. */
function isCareerComplete(spells: readonly Spell[], workStartedOn: DateOnly | null): boolean {
  const [first] = spells
  return first !== undefined && workStartedOn !== null && first.startsOn <= addDays(workStartedOn, 62)
}

/** Since when in the present line: what a spell says, else the start of the unbroken run of spells in it; null when the file begins in it. */
function lineStartOf(spells: readonly Spell[], workStartedOn: DateOnly | null): DateOnly | null {
  const current = spells.at(-1)
  if (!current) return null
  let start = current.startsOn
  for (const [index, spell] of [...spells.entries()].reverse()) {
    if (spell.lineId !== current.lineId) break
    if (spell.lineSince) return spell.lineSince
    start = spell.startsOn
    if (index === 0 && !isCareerComplete(spells, workStartedOn)) return null
  }
  return start
}

function grassrootsMonthsOf(spells: readonly Spell[], workStartedOn: DateOnly | null, asOf: DateOnly): number | null {
  if (!isCareerComplete(spells, workStartedOn)) return null
  return spells
    .filter((spell) => spell.isGrassroots && spell.startsOn <= asOf)
    .reduce(
      (sum, spell) => sum + wholeMonthsBetween(spell.startsOn, spell.endsOn && spell.endsOn < asOf ? addDays(spell.endsOn, 1) : asOf),
      0,
    )
}

/**
 * What is on file about people, as the eligibility rules want it. `documents` and `confirmed` belong to a nomination and are left
 * empty; the caller adds them.
 * @param asOf the day on which months of work are counted
 */
export async function readEligibilityFacts(
  reader: Reader,
  personIds: readonly string[],
  asOf: DateOnly,
): Promise<Map<string, EligibilityFacts>> {
  const people = await reader.person.findMany({
    where: { id: { in: [...personIds] } },
    select: {
      id: true,
      birthDate: true,
      workStartDate: true,
      education: true,
      degree: true,
      spells: { orderBy: { startsOn: 'asc' }, include: { unit: { select: { level: true } } } },
      appraisals: true,
      sanctions: true,
      holdings: { where: { state: { not: 'annulled' } }, include: { title: { select: { code: true, name: true } } } },
    },
  })
  return new Map(
    people.map((person) => {
      const workStartedOn = toDateOnlyOrNull(person.workStartDate)
      const spells = person.spells.map((spell) => ({
        startsOn: toDateOnly(spell.startsOn),
        endsOn: toDateOnlyOrNull(spell.endsOn),
        lineId: spell.lineId,
        lineSince: toDateOnlyOrNull(spell.lineSince),
        isGrassroots: spell.unit.level === 'grassroots',
      }))
      const facts: EligibilityFacts = {
        ...noFacts,
        birthDate: toDateOnlyOrNull(person.birthDate),
        workStartedOn,
        lineStartedOn: lineStartOf(spells, workStartedOn),
        grassrootsMonths: grassrootsMonthsOf(spells, workStartedOn, asOf),
        appraisals: person.appraisals.map(({ year, grade }) => ({ year, grade })),
        holdings: person.holdings.map((holding) => ({
          titleCode: holding.title.code,
          titleName: holding.title.name,
          startsOn: toDateOnly(holding.startsOn),
          endsOn: toDateOnlyOrNull(holding.endsOn),
        })),
        sanctions: person.sanctions.map((sanction) => ({
          name: sanction.kind,
          startsOn: toDateOnly(sanction.startsOn),
          endsOn: toDateOnlyOrNull(sanction.endsOn),
        })),
        education: educationLevelOf(person.education) ?? educationLevelOf(person.degree),
      }
      return [person.id, facts] as const
    }),
  )
}
