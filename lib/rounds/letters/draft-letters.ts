import 'server-only'
import { z } from 'zod'
import { loadOrgTree } from '@/lib/org/queries'
import { type DateOnly, dateOf } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { candidateName } from '../candidate-name'
import { roundKindLabels } from '../labels'
import type { LoadedRound } from '../loaded-round'
import { latestRankingVersion } from '../panel-decisions'
import type { Settlement } from '../panel-settlement'
import { formatPublicityRule } from '../publicity'
import { entrySheetSchema } from '../ranking-inputs'
import { candidateLetter, type LetterContent, type LetterFacts, type LetterResult, standingsOf, unitLetter } from './letter'

export type LetterDraft = {
  audience: 'candidate' | 'unit'
  /** The nomination or the unit. */
  subjectId: string
  unitId: string
  personId: string | null
  /** What the list of letters calls it. */
  name: string
  result: LetterResult | null
  nominationIds: string[]
  content: LetterContent
}
export type LetterBatch = { rankingVersion: number; letters: LetterDraft[] }

const resultOf = { propose: 'proposed', passOver: 'notSelected', defer: 'deferred' } as const

/** Every letter that a release of these results sends: one a candidate, one a unit. Writes nothing. */
export async function draftLetters(
  reader: Reader,
  round: LoadedRound,
  results: Settlement['results'],
  now: Date,
  publicityEndsOn: DateOnly,
): Promise<LetterBatch> {
  const rankingVersion = await latestRankingVersion(reader, round.id)
  const ids = results.map((result) => result.nominationId)
  const [nominations, entries, tree, title] = await Promise.all([
    reader.nomination.findMany({
      where: { id: { in: ids } },
      select: { id: true, unitId: true, personId: true, person: { select: { name: true } }, project: { select: { name: true } } },
      orderBy: { id: 'asc' },
    }),
    reader.rankingEntry.findMany({
      where: { ranking: { roundId: round.id, version: rankingVersion } },
      select: { nominationId: true, sheets: true },
    }),
    loadOrgTree(reader, dateOf(now)),
    round.titleCode ? reader.title.findUnique({ where: { code: round.titleCode }, select: { name: true } }) : null,
  ])
  const { criteria } = round.scheme
  const fullOf = new Map(criteria.map((criterion) => [criterion.key, criterion.scaleMax]))
  const standings = standingsOf(
    entries.map((entry) => ({
      nominationId: entry.nominationId,
      sheets: z
        .array(entrySheetSchema)
        .parse(entry.sheets)
        .map((sheet) =>
          Object.fromEntries(sheet.criteria.map(({ key, score }) => [key, score === null ? null : score / (fullOf.get(key) ?? 1)])),
        ),
    })),
    criteria,
  )
  const facts: LetterFacts = {
    roundName: round.name,
    titleName: title?.name ?? roundKindLabels[round.kind].name,
    resultWord: roundKindLabels[round.kind].resultWord,
    releasedOn: dateOf(now),
    publicityEndsOn,
    publicityRule: formatPublicityRule(round.scheme.publicity),
    reexaminationDays: round.scheme.reexaminationDays,
    criteria,
  }
  const rows = nominations.flatMap((nomination) => {
    const result = results.find((each) => each.nominationId === nomination.id)
    return result ? [{ ...nomination, name: candidateName(nomination), result: resultOf[result.event], reason: result.reason }] : []
  })
  const toCandidates = rows.map(
    ({ id, unitId, personId, name, result, reason }): LetterDraft => ({
      ...{ unitId, personId, name, result },
      audience: 'candidate',
      subjectId: id,
      nominationIds: [id],
      content: candidateLetter(facts, {
        ...{ name, result, reason },
        subjectKind: round.subjectKind,
        standing: standings.get(id) ?? { strong: [], weak: [] },
      }),
    }),
  )
  const units = [...new Set(rows.map((row) => row.unitId))]
  const toUnits = units.map((unitId): LetterDraft => {
    const own = rows.filter((row) => row.unitId === unitId)
    const name = tree.nameOf(unitId)
    return {
      ...{ unitId, name },
      audience: 'unit',
      subjectId: unitId,
      personId: null,
      result: null,
      nominationIds: own.map((row) => row.id),
      content: unitLetter(facts, { name, candidates: own }),
    }
  })
  return { rankingVersion, letters: [...toCandidates, ...toUnits] }
}
