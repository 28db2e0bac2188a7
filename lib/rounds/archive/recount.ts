import { checkDrawRecord, type DrawCheck, type DrawRecord } from '../draw-record'
import { inWordsOf, roundKinds } from '../labels'
import { recountAssignment } from './recount-assignment'
import { recountPanel, recountPublicity } from './recount-decisions'
import { recountRankings } from './recount-rankings'
import { recountRecord } from './recount-record'
import { CheckBuilder, indexCase, type Recount, type RecountCheck } from './recount-report'
import { recountSchemes, recountSheets } from './recount-sheets'
import type { UnpackedArchive } from './unpack'

/**
 * Recomputes everything in a case file from its sheets, by the same rules as the portal's, without any database. What it cannot show is said:
 * whoever rewrites a case file whole, manifest included, is found out only by what is kept elsewhere — the digest printed on the round's
 * page, the receipts that reviewers hold, the chain of the record.
 * @param expectedDigest the digest printed on the round's page, in hexadecimal
 */
export function recountArchive(archive: UnpackedArchive, expectedDigest?: string): Recount {
  const { content, manifest } = archive
  const index = indexCase(content)
  const { check: schemeCheck, schemes } = recountSchemes(content)
  const { check: sheetCheck, sheets } = recountSheets(content, index, schemes)
  const checks = [
    recountFile(archive, expectedDigest),
    schemeCheck,
    recountAssignment(content, schemes),
    ...(manifest.copy === 'full' ? [sheetCheck] : []),
    recountRankings(content, manifest.copy, index, schemes, sheets),
    ...(content.extras.draws?.length ? [recountDraws(content.extras.draws)] : []),
    recountPanel(content, schemes),
    recountPublicity(content, schemes),
    recountRecord(content, manifest.copy),
  ]
  return {
    formatVersion: manifest.formatVersion,
    copy: manifest.copy,
    roundId: content.round.id,
    roundName: content.round.name,
    digest: archive.digest,
    agrees: checks.every((check) => check.findings.length === 0),
    checks: checks.map((check) => inWordsOfRound(content.round.kind, check)),
  }
}

/** Says the result of a round as its screens do: 命名, or 入围 for innovations. */
function inWordsOfRound(kind: string, check: RecountCheck): RecountCheck {
  const known = roundKinds.find((each) => each === kind)
  if (!known) return check
  const say = (text: string) => inWordsOf(known, text)
  return {
    ...check,
    title: say(check.title),
    counted: say(check.counted),
    findings: check.findings.map((finding) => ({ ...finding, message: say(finding.message) })),
    notes: check.notes.map(say),
  }
}

/** Every draw of reviewers repeated on its pseudonyms. */
function recountDraws(draws: readonly Record<string, unknown>[]): RecountCheck {
  const check = new CheckBuilder('draws', '抽取专家')
  for (const [index, draw] of draws.entries()) {
    const where = `第 ${index + 1} 次抽取`
    const lines = repeatDraw(draw)
    if (!check.expect(lines !== null, 'extras', String(index + 1), `${where}的记录读不出来。`) || !lines) continue
    for (const line of lines) check.expect(line.ok, 'extras', String(index + 1), `${where}：${line.text}，核对不符。`)
  }
  return check.done(`${draws.length} 次抽取`)
}

function repeatDraw(draw: Record<string, unknown>): DrawCheck[] | null {
  try {
    return checkDrawRecord(draw as DrawRecord)
  } catch {
    return null
  }
}

function recountFile(archive: UnpackedArchive, expectedDigest: string | undefined): RecountCheck {
  const check = new CheckBuilder('file', '卷宗文件')
  for (const fault of archive.faults) check.findings.push({ entry: fault.entry, subject: null, message: fault.message })
  if (expectedDigest === undefined) check.notes.push('没有与轮次页面上印的卷宗校验码比对（--digest）：整份重写的卷宗只有这样才能发现。')
  else if (expectedDigest.toLowerCase() !== archive.digest)
    check.findings.push({ entry: 'manifest.json', subject: null, message: '卷宗校验码与给定的不同：这不是那一份卷宗，或整份被改写过。' })
  return check.done(`${archive.manifest.entries.length} 项内容`)
}
