import 'server-only'
import { addDays, type DateOnly, wholeMonthsBetween } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { readEntryBars } from '@/lib/titles/entry-bar-queries'
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

/** A person's file as the database puts it together: dates are YYYY-MM-DD. */
type FileRow = {
  id: string
  birthDate: DateOnly | null
  workStartedOn: DateOnly | null
  education: string | null
  degree: string | null
  spells: Spell[] | null
  appraisals: EligibilityFacts['appraisals'] | null
  holdings: EligibilityFacts['holdings'] | null
  sanctions: EligibilityFacts['sanctions'] | null
}

/** One query and one connection, however many people: whole cities are read through it page by page. */
function readFiles(reader: Reader, personIds: readonly string[]): Promise<FileRow[]> {
  return reader.$queryRaw<FileRow[]>`
    SELECT p.id, p."birthDate"::text AS "birthDate", p."workStartDate"::text AS "workStartedOn", p.education, p.degree,
      (SELECT json_agg(json_build_object('startsOn', s."startsOn", 'endsOn', s."endsOn", 'lineId', s."lineId", 'lineSince', s."lineSince",
          'isGrassroots', u.level = 'grassroots') ORDER BY s."startsOn")
        FROM "PersonSpell" s JOIN "Unit" u ON u.id = s."unitId" WHERE s."personId" = p.id) AS spells,
      (SELECT json_agg(json_build_object('year', a.year, 'grade', a.grade) ORDER BY a.year)
        FROM "Appraisal" a WHERE a."personId" = p.id) AS appraisals,
      (SELECT json_agg(json_build_object('titleCode', t.code, 'titleName', t.name, 'startsOn', h."startsOn", 'endsOn', h."endsOn")
          ORDER BY h."startsOn", h.id)
        FROM "Holding" h JOIN "Title" t ON t.id = h."titleId" WHERE h."personId" = p.id AND h.state <> 'annulled') AS holdings,
      (SELECT json_agg(json_build_object('name', x.kind, 'startsOn', x."startsOn", 'endsOn', x."endsOn") ORDER BY x."startsOn", x.id)
        FROM "Sanction" x WHERE x."personId" = p.id) AS sanctions
    FROM "Person" p WHERE p.id = ANY(${[...personIds]}::text[])`
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
  const people = await readFiles(reader, personIds)
  // Whoever lost a title for a sanction or by assessment is out for the years of that title's rule, as under a sanction.
  const bars = await readEntryBars(reader, personIds)
  return new Map(
    people.map(({ id, birthDate, workStartedOn, education, degree, spells, appraisals, holdings, sanctions }) => {
      const career = spells ?? []
      const facts: EligibilityFacts = {
        ...noFacts,
        birthDate,
        workStartedOn,
        lineStartedOn: lineStartOf(career, workStartedOn),
        grassrootsMonths: grassrootsMonthsOf(career, workStartedOn, asOf),
        appraisals: appraisals ?? [],
        holdings: holdings ?? [],
        sanctions: [...(sanctions ?? []), ...(bars.get(id) ?? [])],
        education: educationLevelOf(education) ?? educationLevelOf(degree),
      }
      return [id, facts] as const
    }),
  )
}
