import { computeRanking, type RankedInput } from '../compute-ranking'
import { selectUnderQuotas } from '../quota'
import { rankCandidates, scoreForQuota } from '../ranking'
import { type EntryDraft, rankingDigest } from '../ranking-inputs'
import type { Scheme } from '../scheme'
import { weightedTotal } from '../score-sheet'
import type { ArchiveContent } from './format'
import { type CaseIndex, CheckBuilder, candidateWord, type RecountCheck, sheetWord, tail } from './recount-report'
import type { RecountedSheet, SchemeVersions } from './recount-sheets'

type Rankings = ArchiveContent['rankings']
type RankingEntryRow = Rankings[number]['entries'][number]
type Candidates = CaseIndex['candidates']

/** Every version of the order, computed anew from the sheets by the rule, ties and quotas of its scheme. */
export function recountRankings(
  content: ArchiveContent,
  copy: 'full' | 'office',
  index: CaseIndex,
  schemes: SchemeVersions,
  sheets: ReadonlyMap<string, RecountedSheet>,
): RecountCheck {
  const check = new CheckBuilder('rankings', '排序')
  const { candidates } = index
  const versions = content.rankings.map((ranking) => ranking.version)
  for (let version = 1; version <= Math.max(0, ...versions); version += 1)
    check.expect(versions.filter((each) => each === version).length === 1, 'rankings', String(version), `排序第 ${version} 版缺失或重复。`)
  for (const ranking of content.rankings) {
    const scheme = schemes.get(ranking.inputs.schemeVersion)
    const where = `排序第 ${ranking.version} 版`
    if (!check.expect(scheme !== undefined, 'rankings', String(ranking.version), `${where}所依据的方案不在卷宗内。`) || !scheme) continue
    const { rule, trimFrom, tieCriteria } = scheme.aggregation
    const { inputs } = ranking
    check.expect(
      ranking.rule === rule && inputs.rule === rule && inputs.trimFrom === trimFrom && inputs.tieCriteria.join() === tieCriteria.join(),
      'rankings',
      String(ranking.version),
      `${where}所用的规则与公布的方案不同。`,
    )
    for (const entry of ranking.entries)
      check.expect(
        candidates.has(entry.nominationId),
        'rankings',
        entry.nominationId,
        `${where}中的${candidateWord(entry.nominationId)}不在候选对象之列。`,
      )
    recountEntrySheets(check, where, ranking.entries, scheme)
    if (copy === 'full') recountFull(check, content, index, ranking, scheme, sheets)
    else recountByLetter(check, ranking, scheme, candidates)
  }
  if (copy === 'full') recountCompleteness(check, content, index, sheets)
  return check.done(`${content.rankings.length} 版排序`)
}

/** The totals that stand beside the letters. */
function recountEntrySheets(check: CheckBuilder, where: string, entries: readonly RankingEntryRow[], scheme: Scheme): void {
  for (const entry of entries)
    for (const sheet of entry.sheets) {
      const scores = sheet.criteria.map(({ key, score, comment }) => ({ criterionKey: key, score, comment }))
      const total = weightedTotal(scores, scheme.criteria)
      const word = `${where}中${candidateWord(entry.nominationId)}的评分表 ${sheet.letter}`
      check.expect(
        total === sheet.total,
        'rankings',
        entry.nominationId,
        `${word}：各项合计应为 ${total / 10_000}，登记为 ${sheet.total / 10_000}。`,
      )
    }
}

function recountFull(
  check: CheckBuilder,
  content: ArchiveContent,
  index: CaseIndex,
  ranking: Rankings[number],
  scheme: Scheme,
  sheets: ReadonlyMap<string, RecountedSheet>,
): void {
  const where = `排序第 ${ranking.version} 版`
  const inputs = new Map<string, RankedInput>()
  for (const { nominationId } of ranking.entries) {
    const candidate = index.candidates.get(nominationId)
    if (candidate) inputs.set(nominationId, rankedInput(candidate))
  }
  for (const used of ranking.inputs.sheets) {
    const sheet = sheets.get(used.sheetId)
    const seat = index.seats.get(used.assignmentId)
    const word = `${where}：${candidateWord(used.nominationId)}的评分表 ${used.letter}（${tail(used.sheetId)}）`
    const say = (holds: boolean, message: string) => check.expect(holds, 'rankings', used.nominationId, `${word}${message}`)
    if (!say(sheet !== undefined, '不在卷宗内，评分表被抽走。') || !sheet) continue
    say(sheet.digest === used.sheetDigest, '与计算排序时所用的校验码不同，评分表被调换或改动。')
    say(sheet.assignment === used.assignmentId, '与计算排序时的评审任务不同，评分表被调换。')
    say(seat !== undefined && seat.candidate === used.nominationId && seat.reviewer === used.roundReviewerId, '的评审任务与分配记录不符。')
    say(sheet.total === used.total, `计入 ${used.total / 10_000} 分，按评分表应为 ${sheet.total / 10_000} 分。`)
    const input = inputs.get(used.nominationId)
    if (!say(input !== undefined, '的候选对象不在排序之列。') || !input) continue
    inputs.set(used.nominationId, { ...input, sheets: [...input.sheets, rankedSheet(used, sheet)] })
  }
  const computed = computeRanking([...inputs.values()], scheme)
  if (!check.expect(computed.ok, 'rankings', String(ranking.version), `${where}按卷宗内的评分表算不出来。`) || !computed.ok) return
  compareEntries(check, where, ranking.entries, computed.entries)
  check.expect(
    computed.notes.join() === ranking.inputs.notes.join() && computed.warnings.join() === ranking.inputs.warnings.join(),
    'rankings',
    String(ranking.version),
    `${where}的提示与重算的不同。`,
  )
  if (ranking.isBlinded) check.notes.push(`${where}的理由或提示中写有名称，卷宗中已隐去，其校验码只与监督记录核对。`)
  else {
    const digest = rankingDigest({
      roundId: content.round.id,
      version: ranking.version,
      rule: ranking.rule,
      inputs: ranking.inputs,
      entries: ranking.entries,
    })
    check.expect(digest === ranking.digest, 'rankings', String(ranking.version), `${where}与其校验码不符，排序或其依据被改动。`)
  }
}

function rankedInput(candidate: ArchiveContent['candidates'][number]): RankedInput {
  return {
    nominationId: candidate.id,
    name: candidate.id,
    lineName: candidate.line,
    unitName: candidate.unit,
    isGrassroots: candidate.isGrassroots,
    sheets: [],
  }
}

function rankedSheet(
  used: Rankings[number]['inputs']['sheets'][number],
  { content, total }: RecountedSheet,
): RankedInput['sheets'][number] {
  return {
    assignmentId: used.assignmentId,
    roundReviewerId: used.roundReviewerId,
    sheetId: used.sheetId,
    sheetDigest: used.sheetDigest,
    letter: used.letter,
    total,
    criteria: content.scores.map(({ criterionKey, score, comment }) => ({ key: criterionKey, score, comment })),
    gates: content.gates.filter((gate) => gate.isRaised).map(({ gateKey, reason }) => ({ key: gateKey, reason })),
    comment: content.comment,
  }
}

function compareEntries(check: CheckBuilder, where: string, stored: readonly RankingEntryRow[], computed: readonly EntryDraft[]): void {
  const storedOf = new Map(stored.map((entry) => [entry.nominationId, entry]))
  check.expect(storedOf.size === stored.length, 'rankings', null, `${where}中有候选对象出现了两次。`)
  for (const entry of computed) {
    const other = storedOf.get(entry.nominationId)
    const say = (holds: boolean, message: string) =>
      check.expect(holds, 'rankings', entry.nominationId, `${where}：${candidateWord(entry.nominationId)}${message}`)
    if (!say(other !== undefined, '不在排序之列。') || !other) continue
    say(
      other.valueTenThousandths === entry.valueTenThousandths,
      `得分应为 ${entry.valueTenThousandths / 10_000}，排序中为 ${other.valueTenThousandths / 10_000}。`,
    )
    say(other.rank === entry.rank, `应为第 ${entry.rank} 名，排序中为第 ${other.rank} 名。`)
    say(
      other.result === entry.result && other.code === entry.code && other.reason === entry.reason,
      `的结果应为“${entry.reason}”，排序中为“${other.reason}”。`,
    )
    say(sameSheets(other.sheets, entry.sheets), '的评分表（按字母列出）与封存的评分表不同。')
  }
}

function sameSheets(stored: RankingEntryRow['sheets'], computed: EntryDraft['sheets']): boolean {
  return JSON.stringify(stored.map(plainSheet)) === JSON.stringify(computed.map(plainSheet))
}

/** Sealing puts rows into the order of the rubric and texts into NFC; an order freezes them as they were typed. */
const plainSheet = ({ letter, total, criteria, gates, comment }: EntryDraft['sheets'][number]) => [
  letter,
  total,
  criteria.map(({ key, score, comment: words }) => [key, score, words.normalize('NFC')]).sort(byKey),
  gates.map(({ key, reason }) => [key, reason.normalize('NFC')]).sort(byKey),
  comment.normalize('NFC'),
]

const byKey = (a: readonly unknown[], b: readonly unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1)

/** Rules that need no reviewer are computed from the letters; for the others ranks and results are checked against the values given. */
function recountByLetter(check: CheckBuilder, ranking: Rankings[number], scheme: Scheme, candidates: Candidates): void {
  const where = `排序第 ${ranking.version} 版`
  const { rule, tieCriteria } = scheme.aggregation
  if (rule === 'mean' || rule === 'trimmed') {
    const inputs = ranking.entries.flatMap((entry): RankedInput[] => {
      const candidate = candidates.get(entry.nominationId)
      // A reviewer of each sheet's own: these rules never compare sheets of different candidates.
      const sheets = entry.sheets.map((sheet) => {
        const key = `${entry.nominationId}/${sheet.letter}`
        return { ...sheet, assignmentId: key, roundReviewerId: key, sheetId: key, sheetDigest: '' }
      })
      return candidate ? [{ ...rankedInput(candidate), sheets }] : []
    })
    const computed = computeRanking(inputs, scheme)
    if (check.expect(computed.ok, 'rankings', String(ranking.version), `${where}按卷宗内的评分表算不出来。`) && computed.ok)
      compareEntries(check, where, ranking.entries, computed.entries)
    return
  }
  check.notes.push('本卷宗是不含专家身份的副本，按专家标准化或校准的得分须用监督卷宗重算；此处只核对名次、并列和名额。')
  const means = (entry: RankingEntryRow) =>
    Object.fromEntries(
      scheme.criteria.map(({ key }) => {
        const scores = entry.sheets.flatMap((sheet) =>
          sheet.criteria.filter((row) => row.key === key && row.score !== null).map((row) => row.score ?? 0),
        )
        return [key, scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length]
      }),
    )
  const ranked = rankCandidates(
    ranking.entries.map((entry) => ({ candidate: entry.nominationId, value: entry.valueTenThousandths, criterionMeans: means(entry) })),
    tieCriteria,
  )
  const rankOf = new Map(ranked.map((row) => [row.candidate, row.rank]))
  const { total, perLine, perUnit, grassrootsFloor } = scheme.quotas
  // Values are given to four decimals; the frozen ranks are the finer order.
  const isCoarse = ranking.entries.some((entry) => rankOf.get(entry.nominationId) !== entry.rank)
  const outcome = selectUnderQuotas(
    ranking.entries.map((entry) => {
      const candidate = candidates.get(entry.nominationId)
      return {
        candidate: entry.nominationId,
        score: scoreForQuota(entry.rank),
        line: candidate?.line ?? '',
        unit: candidate?.unit ?? '',
        isGrassroots: candidate?.isGrassroots ?? false,
      }
    }),
    { total: total ?? ranking.entries.length, perLine, perUnit, grassrootsFloor },
  )
  const resultOf = new Map(outcome.results.map((row) => [row.candidate, row]))
  for (const entry of ranking.entries) {
    const result = resultOf.get(entry.nominationId)
    const same = result?.result === entry.result && result.code === entry.code && result.reason === entry.reason
    check.expect(
      same,
      'rankings',
      entry.nominationId,
      `${where}：${candidateWord(entry.nominationId)}的结果应为“${result?.reason ?? ''}”。`,
    )
    const higher = ranking.entries.filter((other) => other.valueTenThousandths > entry.valueTenThousandths).length
    check.expect(entry.rank > higher, 'rankings', entry.nominationId, `${where}：${candidateWord(entry.nominationId)}的名次与得分不符。`)
  }
  if (isCoarse) check.notes.push(`${where}中得分相差不足万分之一的名次，须用监督卷宗核对。`)
}

/** The newest order must rest on every living sheet of its candidates: one taken out of both lists would be missed otherwise. */
function recountCompleteness(
  check: CheckBuilder,
  content: ArchiveContent,
  index: CaseIndex,
  sheets: ReadonlyMap<string, RecountedSheet>,
): void {
  const newest = content.rankings.at(-1)
  if (!newest) return
  const used = new Set(newest.inputs.sheets.map((sheet) => sheet.sheetId))
  const ranked = new Set(newest.entries.map((entry) => entry.nominationId))
  for (const seat of content.assignment.seats) {
    if (seat.state !== 'active' || !ranked.has(seat.candidate)) continue
    const sheet = index.living.get(seat.id ?? '')
    const who = `${candidateWord(seat.candidate)}、专家 ${tail(seat.reviewer)}`
    if (!check.expect(sheet !== undefined && sheets.has(sheet.id), 'sheets', seat.id, `${who}的评审任务没有可用的封存评分表。`) || !sheet)
      continue
    check.expect(used.has(sheet.id), 'rankings', seat.candidate, `${sheetWord(index, sheet)}没有计入最新排序。`)
  }
  for (const { id } of content.candidates.filter((candidate) => decidedStates.has(candidate.state)))
    check.expect(ranked.has(id), 'rankings', id, `${candidateWord(id)}已有评审结果，却不在最新排序之列。`)
}

const decidedStates = new Set<string>(['ranked', 'proposed', 'notSelected', 'deferred', 'conferred'])
