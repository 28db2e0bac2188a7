import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { AppError, notFound } from '@/lib/platform/errors'
import { draftLetters, type LetterDraft } from './letters/draft-letters'
import { type LetterContent, type LetterResult, letterContentSchema } from './letters/letter'
import { letterPolicy } from './letters/policy'
import { settlePanel } from './panel-settlement'
import { nominationPolicy } from './policy'
import { publicityEnd } from './publication-content'
import { openRound } from './round-queries'
import type { RoundStage } from './round-stages'
import { loadSettledCandidates } from './settlement-queries'

export type LetterPreview = {
  audience: 'candidate' | 'unit'
  key: string
  name: string
  result: LetterResult | null
  content: LetterContent
  /** The letter as it was released; null in a preview. */
  letterId: string | null
}
export type RoundLetters = {
  stage: RoundStage
  isReleased: boolean
  letters: LetterPreview[]
  counts: { proposed: number; notSelected: number; deferred: number }
  /** Letters that name somebody with whom the viewer is in conflict. */
  hidden: number
  /** Candidates without a decision: no letter yet. */
  undecided: number
  problems: string[]
}

/**
 * The letters of a round: as they would go out now, or as they went out. Those that name a candidate with whom the viewer is in conflict
 * are left out. @throws AppError notFound
 */
export async function readRoundLetters(viewer: Viewer, roundId: string): Promise<RoundLetters> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  if (!letterPolicy.can(viewer, 'read')) throw notFound()
  const visible = await visibleNominations(prisma, viewer, roundId)
  if (round.stage !== 'deliberating') return releasedLetters(prisma, roundId, round.stage, visible)
  const now = await businessNow(prisma)
  const candidates = await loadSettledCandidates(prisma, round, dateOf(now))
  const { results, problems } = settlePanel(candidates, round.scheme.quotas)
  const end = await publicityEnd(prisma, round, now).catch((error: unknown) => {
    if (error instanceof AppError) return error
    throw error
  })
  const endsOn = end instanceof AppError ? dateOf(now) : end
  const { letters } = await draftLetters(prisma, round, results, now, endsOn)
  const shown = letters.filter((letter) => letter.nominationIds.every((id) => visible.has(id)))
  return {
    stage: round.stage,
    isReleased: false,
    letters: shown.map((letter) => previewOf(letter)),
    counts: countsOf(shown),
    hidden: letters.length - shown.length,
    undecided: candidates.filter((candidate) => !candidate.decision).length,
    problems: end instanceof AppError ? [...problems, end.message] : problems,
  }
}

const previewOf = ({ audience, subjectId, name, result, content }: LetterDraft): LetterPreview => ({
  ...{ audience, name, result, content },
  key: `${audience}-${subjectId}`,
  letterId: null,
})

function countsOf(letters: readonly { result: LetterResult | null }[]): RoundLetters['counts'] {
  const count = (result: LetterResult) => letters.filter((letter) => letter.result === result).length
  return { proposed: count('proposed'), notSelected: count('notSelected'), deferred: count('deferred') }
}

async function visibleNominations(reader: Reader, viewer: Viewer, roundId: string): Promise<Map<string, { unitId: string; name: string }>> {
  const rows = await reader.nomination.findMany({
    where: { AND: [{ roundId }, nominationPolicy.where(viewer, 'readConflicts')] },
    select: { id: true, unitId: true, person: { select: { name: true } }, project: { select: { name: true } } },
  })
  return new Map(rows.map((row) => [row.id, { unitId: row.unitId, name: row.person?.name ?? row.project?.name ?? '' }]))
}

async function releasedLetters(
  reader: Reader,
  roundId: string,
  stage: RoundStage,
  visible: ReadonlyMap<string, { unitId: string; name: string }>,
): Promise<RoundLetters> {
  const latest = await reader.resultLetter.aggregate({ where: { roundId }, _max: { rankingVersion: true } })
  const rows = await reader.resultLetter.findMany({
    where: { roundId, rankingVersion: latest._max.rankingVersion ?? 0 },
    orderBy: [{ audience: 'asc' }, { id: 'asc' }],
  })
  const hiddenUnits = new Set(rows.filter((row) => row.audience === 'candidate' && !visible.has(row.subjectId)).map((row) => row.unitId))
  const shown = rows.filter((row) => (row.audience === 'candidate' ? visible.has(row.subjectId) : !hiddenUnits.has(row.unitId)))
  const letters = shown.map((row): LetterPreview => {
    const content = letterContentSchema.parse(row.content)
    return {
      audience: row.audience,
      key: row.id,
      name: visible.get(row.subjectId)?.name ?? content.addressee.replace(/：$/, ''),
      result: null,
      content,
      letterId: row.id,
    }
  })
  return {
    ...{ stage, letters },
    isReleased: rows.length > 0,
    counts: countsOf([]),
    hidden: rows.length - shown.length,
    undecided: 0,
    problems: [],
  }
}

export type OwnLetter = { id: string; heading: string; addressee: string; releasedOn: string; isReplaced: boolean }

/** Letters to the viewer: own ones, or those of the unit. Newest first. @throws AppError notFound */
export async function readOwnLetters(viewer: Viewer): Promise<OwnLetter[]> {
  const { prisma } = await db()
  if (!letterPolicy.can(viewer, 'read')) throw notFound()
  const rows = await prisma.resultLetter.findMany({ where: letterPolicy.where(viewer, 'read'), orderBy: { releasedAt: 'desc' }, take: 200 })
  return rows.map((row) => {
    const content = letterContentSchema.parse(row.content)
    return {
      id: row.id,
      heading: content.heading,
      addressee: content.addressee.replace(/：$/, ''),
      releasedOn: dateOf(row.releasedAt),
      isReplaced: rows.some(
        (other) => other.roundId === row.roundId && other.subjectId === row.subjectId && other.rankingVersion > row.rankingVersion,
      ),
    }
  })
}

export type LetterPage = { content: LetterContent; digest: string; isReplaced: boolean; nominationId: string | null }

/** One letter for reading and printing. @throws AppError notFound for whoever it is not for */
export async function readLetter(viewer: Viewer, letterId: string): Promise<LetterPage> {
  const { prisma } = await db()
  const row = await prisma.resultLetter.findFirst({ where: { AND: [{ id: letterId }, letterPolicy.where(viewer, 'read')] } })
  if (!row) throw notFound('没有找到这份通知书。')
  if (letterPolicy.can(viewer, 'preview') || viewer.role === 'supervisor') {
    const page = await readRoundLetters(viewer, row.roundId)
    if (!page.letters.some((letter) => letter.letterId === letterId)) throw notFound('没有找到这份通知书。')
  }
  const newer = await prisma.resultLetter.count({
    where: { roundId: row.roundId, subjectId: row.subjectId, audience: row.audience, rankingVersion: { gt: row.rankingVersion } },
  })
  return {
    content: letterContentSchema.parse(row.content),
    digest: row.digest,
    isReplaced: newer > 0,
    nominationId: row.audience === 'candidate' ? row.subjectId : null,
  }
}
