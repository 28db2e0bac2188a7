import 'server-only'
import { z } from 'zod'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import type { Reader } from '@/lib/platform/db/client'
import { entrySheetSchema, rankingInputsSchema } from '@/lib/rounds/ranking-inputs'
import { parseScheme, type Scheme } from '@/lib/rounds/scheme'
import { sheetProblems } from '@/lib/rounds/score-sheet'
import { sealSheet } from '@/lib/rounds/sheet-seal'
import { contentOfSheet } from '@/lib/rounds/stored-sheet'
import type { Invariant } from './invariant'

const BATCH = 1000

async function nobodyJudgesUnderConflict(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; id: string }[]>`
    SELECT DISTINCT r.name AS round, a.id FROM "Assignment" a
    JOIN "RoundReviewer" s ON s.id = a."roundReviewerId"
    JOIN "Conflict" c ON c."roundId" = a."roundId" AND c."personId" = s."personId" AND c."nominationId" = a."nominationId"
    JOIN "Round" r ON r.id = a."roundId"
    WHERE a.state = 'active'`
  return rows.map(({ round, id }) => `“${round}”的评审任务 ${id} 分给了应当回避的专家。`)
}

async function nobodyJudgesTheOwnRound(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; personId: string }[]>`
    SELECT r.name AS round, s."personId" FROM "RoundReviewer" s
    JOIN "Nomination" n ON n."roundId" = s."roundId" AND n."personId" = s."personId" AND n.state NOT IN ('withdrawn', 'lapsed', 'draft')
    JOIN "Assignment" a ON a."roundReviewerId" = s.id AND a.state = 'active'
    JOIN "Round" r ON r.id = s."roundId"
    GROUP BY 1, 2`
  return rows.map(({ round, personId }) => `“${round}”的评审专家 ${personId} 同时是本轮候选人。`)
}

async function nobodyJudgesWithoutDeclaring(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; personId: string }[]>`
    SELECT DISTINCT r.name AS round, s."personId" FROM "Assignment" a
    JOIN "RoundReviewer" s ON s.id = a."roundReviewerId" JOIN "Round" r ON r.id = a."roundId"
    WHERE a.state = 'active' AND s.state = 'invited'`
  return rows.map(({ round, personId }) => `“${round}”的评审专家 ${personId} 没有申报回避就分到了评审任务。`)
}

/** Past the reviewing stage every seat that still counts has a sealed sheet. */
async function scoringIsComplete(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; count: number }[]>`
    SELECT r.name AS round, count(*)::int AS count FROM "Assignment" a
    JOIN "Round" r ON r.id = a."roundId" AND r.stage IN ('deliberating', 'publicity', 'conferred', 'closed')
    JOIN "Nomination" n ON n.id = a."nominationId" AND n.state NOT IN ('withdrawn', 'disqualified', 'lapsed')
    WHERE a.state = 'active' AND NOT EXISTS (SELECT FROM "ScoreSheet" s WHERE s."assignmentId" = a.id AND s.state = 'sealed')
    GROUP BY r.id`
  return rows.map(({ round, count }) => `“${round}”的评分已经结束，却有 ${count} 份评审任务没有封存的评分表。`)
}

async function receiptsCoverEverything(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; personId: string }[]>`
    SELECT DISTINCT r.name AS round, s."personId" FROM "RoundReviewer" s
    JOIN "Assignment" a ON a."roundReviewerId" = s.id AND a.state = 'active' JOIN "Round" r ON r.id = s."roundId"
    WHERE s."sealedAt" IS NOT NULL AND NOT EXISTS (SELECT FROM "ScoreSheet" t WHERE t."assignmentId" = a.id AND t.state = 'sealed')`
  return rows.map(({ round, personId }) => `“${round}”的评审专家 ${personId} 已有封存回执，却还有未封存的评分表。`)
}

type Schemes = Map<string, { version: number; scheme: Scheme }[]>

async function loadSchemes(reader: Reader): Promise<Schemes> {
  const rows = await reader.schemeVersion.findMany({ where: { frozenAt: { not: null } }, orderBy: { version: 'desc' } })
  const schemes: Schemes = new Map()
  for (const { roundId, version, content } of rows)
    schemes.set(roundId, [...(schemes.get(roundId) ?? []), { version, scheme: parseScheme(content) }])
  return schemes
}

type StoredSheet = {
  id: string
  assignmentId: string
  revision: number
  scores: unknown
  gates: unknown
  note: string | null
  digest: string | null
  totalHundredths: number | null
  assignment: { roundId: string }
}

/** A sheet was sealed under one of the round's schemes, the one that was in force that day. */
function isGenuine(sheet: StoredSheet, schemes: Schemes): boolean {
  try {
    const content = contentOfSheet(sheet)
    const { roundId } = sheet.assignment
    return (schemes.get(roundId) ?? []).some(({ version, scheme }) => {
      if (sheetProblems(content, scheme).length > 0) return false
      const seal = sealSheet(
        { roundId, schemeVersion: version, assignmentId: sheet.assignmentId, sheetNumber: sheet.revision, content },
        scheme,
      )
      return seal.digest === sheet.digest && Math.floor((seal.total + 50) / 100) === sheet.totalHundredths
    })
  } catch {
    return false
  }
}

async function sealsHold(reader: Reader): Promise<string[]> {
  const schemes = await loadSchemes(reader)
  const faults: string[] = []
  let after = ''
  for (;;) {
    const sheets = await reader.scoreSheet.findMany({
      where: { state: { not: 'draft' }, id: { gt: after } },
      include: { assignment: { select: { roundId: true } } },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    for (const sheet of sheets) if (!isGenuine(sheet, schemes)) faults.push(`评分表 ${sheet.id} 的内容与封存时的摘要不符。`)
    after = sheets.at(-1)?.id ?? ''
    if (sheets.length < BATCH) return faults
  }
}

async function rankingsHold(reader: Reader): Promise<string[]> {
  const rankings = await reader.ranking.findMany({ include: { entries: true, round: { select: { name: true } } } })
  return rankings.flatMap(({ roundId, version, rule, inputs, digest, entries, round }) => {
    const rows = [...entries]
      .sort((a, b) => a.rank - b.rank || (a.nominationId < b.nominationId ? -1 : 1))
      .map(({ rankingId: _ranking, sheets, ...entry }) => ({ ...entry, sheets: z.array(entrySheetSchema).parse(sheets) }))
    const canonical = canonicalJson({ roundId, version, rule, inputs: rankingInputsSchema.parse(inputs), entries: rows })
    return sha256Hex(canonical) === digest ? [] : [`“${round.name}”第 ${version} 版排序的内容与其摘要不符。`]
  })
}

export const reviewInvariants: readonly Invariant[] = [
  { key: 'nobodyJudgesUnderConflict', check: nobodyJudgesUnderConflict },
  { key: 'nobodyJudgesTheOwnRound', check: nobodyJudgesTheOwnRound },
  { key: 'nobodyJudgesWithoutDeclaring', check: nobodyJudgesWithoutDeclaring },
  { key: 'scoringIsComplete', check: scoringIsComplete },
  { key: 'receiptsCoverEverything', check: receiptsCoverEverything },
  { key: 'sealsHold', check: sealsHold },
  { key: 'rankingsHold', check: rankingsHold },
]
