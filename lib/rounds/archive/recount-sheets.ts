import { z } from 'zod'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { parseScheme, type Scheme } from '../scheme'
import { type SheetContent, sheetProblems, weightedTotal } from '../score-sheet'
import { digestOf, receiptDigest } from '../sheet-seal'
import type { ArchiveContent } from './format'
import { type CaseIndex, CheckBuilder, type RecountCheck, sheetWord, tail } from './recount-report'

/** Schemes by version; one whose content cannot be read is missing here and named by the check. */
export type SchemeVersions = ReadonlyMap<number, Scheme>

export function recountSchemes(content: ArchiveContent): { check: RecountCheck; schemes: SchemeVersions } {
  const check = new CheckBuilder('schemes', '评选方案')
  const schemes = new Map<number, Scheme>()
  for (const { version, content: stored, frozenAt, digest } of content.schemes) {
    const subject = String(version)
    const scheme = readScheme(stored)
    if (!check.expect(scheme !== null, 'schemes', subject, `方案第 ${version} 版的内容不合格式。`) || !scheme) continue
    check.expect(!schemes.has(version), 'schemes', subject, `方案第 ${version} 版出现了两次。`)
    schemes.set(version, scheme)
    if (frozenAt === null) continue
    const isSame = digest !== null && (digestOf(canonicalJson(stored)) === digest || isFilledUp(stored, scheme, digest))
    check.expect(isSame, 'schemes', subject, `方案第 ${version} 版的内容与其校验码不符，方案被改动。`)
  }
  const versions = content.schemes.map((each) => each.version)
  for (let version = 1; version <= content.round.schemeVersion; version += 1)
    check.expect(versions.includes(version), 'schemes', String(version), `缺少方案第 ${version} 版。`)
  return { check: check.done(`${content.schemes.length} 版方案`), schemes }
}

/** A scheme may be stored without what a later version of the portal fills in; the digest is then of the whole. */
function isFilledUp(stored: unknown, scheme: Scheme, digest: string): boolean {
  return isWithin(stored, scheme) && digestOf(canonicalJson(scheme)) === digest
}

/** Everything that is in `part` is in `whole`, and equal. */
function isWithin(part: unknown, whole: unknown): boolean {
  if (typeof part !== 'object' || part === null || typeof whole !== 'object' || whole === null) return part === whole
  if (Array.isArray(part) !== Array.isArray(whole)) return false
  if (Array.isArray(part) && Array.isArray(whole) && part.length !== whole.length) return false
  const fields = new Map(Object.entries(whole))
  return Object.entries(part).every(([key, value]) => fields.has(key) && isWithin(value, fields.get(key)))
}

function readScheme(stored: unknown): Scheme | null {
  try {
    return parseScheme(stored)
  } catch {
    return null
  }
}

const sealedSchema = z.object({
  format: z.literal('score-sheet/1'),
  roundId: z.string(),
  schemeVersion: z.number(),
  assignmentId: z.string(),
  sheetNumber: z.number(),
  content: z.object({
    scores: z.array(z.object({ criterionKey: z.string(), score: z.number().nullable(), comment: z.string() })),
    gates: z.array(z.object({ gateKey: z.string(), isRaised: z.boolean().nullable(), reason: z.string() })),
    comment: z.string(),
  }),
  total: z.number(),
})

/** A sheet as its reviewer sealed it, with its total computed anew. */
export type RecountedSheet = {
  id: string
  assignment: string
  digest: string
  isLiving: boolean
  content: SheetContent
  total: number
}

/** Every sheet against its digest, its total against the rubric, and the reviewers' receipts against their sheets. */
export function recountSheets(
  content: ArchiveContent,
  index: CaseIndex,
  schemes: SchemeVersions,
): { check: RecountCheck; sheets: Map<string, RecountedSheet> } {
  const check = new CheckBuilder('sheets', '评分表')
  const sheets = new Map<string, RecountedSheet>()
  for (const sheet of content.sheets) {
    const word = sheetWord(index, sheet)
    const say = (holds: boolean, message: string) => check.expect(holds, 'sheets', sheet.id, `${word}${message}`)
    say(!sheets.has(sheet.id), '出现了两次。')
    say(digestOf(sheet.sealed) === sheet.digest, '的内容与封存时的校验码不符，已被改动。')
    const sealed = readSealed(sheet.sealed)
    if (!say(sealed !== null, '的封存内容读不出来。') || !sealed) continue
    say(canonicalJson(JSON.parse(sheet.sealed)) === sheet.sealed, '的封存内容不是原来的写法。')
    say(sealed.roundId === content.round.id, '是另一轮评选的。')
    say(sealed.assignmentId === sheet.assignment && sealed.sheetNumber === sheet.revision, '被放到了别的评审任务名下。')
    say(index.seats.has(sheet.assignment), '没有对应的评审任务。')
    const scheme = schemes.get(sealed.schemeVersion)
    if (!say(scheme !== undefined, `所依据的方案第 ${sealed.schemeVersion} 版不在卷宗内。`) || !scheme) continue
    say(sheetProblems(sealed.content, scheme).length === 0, '不完整或分数不在评分标准的档上。')
    const total = weightedTotal(sealed.content.scores, scheme.criteria)
    say(total === sealed.total, `的总分应为 ${total / 10_000}，封存为 ${sealed.total / 10_000}。`)
    say(
      sheet.hundredths === null || sheet.hundredths === Math.floor((total + 50) / 100),
      `的登记总分 ${(sheet.hundredths ?? 0) / 100} 与按评分标准合计的 ${total / 10_000} 不符。`,
    )
    sheets.set(sheet.id, {
      id: sheet.id,
      assignment: sheet.assignment,
      digest: sheet.digest,
      isLiving: sheet.state === 'sealed',
      content: sealed.content,
      total,
    })
  }
  recountReceipts(check, content, index)
  return { check: check.done(`${content.sheets.length} 份评分表`), sheets }
}

function readSealed(text: string): z.infer<typeof sealedSchema> | null {
  try {
    return sealedSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** What a reviewer holds is one digest over the sheets of the desk. A seat voided after the sealing leaves the desk. */
function recountReceipts(check: CheckBuilder, content: ArchiveContent, index: CaseIndex): void {
  for (const reviewer of content.reviewers) {
    if (reviewer.sealDigest === null) continue
    const seats = content.assignment.seats.filter((seat) => seat.reviewer === reviewer.id)
    const desk = seats
      .filter((seat) => seat.state === 'active')
      .sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || (`${a.id}` < `${b.id}` ? -1 : 1))
    const lines = desk.flatMap((seat) => {
      const sheet = index.living.get(seat.id ?? '')
      return sheet ? [{ assignmentId: sheet.assignment, sheetNumber: sheet.revision, digest: sheet.digest }] : []
    })
    const agrees = receiptDigest(content.round.id, lines) === reviewer.sealDigest
    if (!agrees && seats.length > desk.length) {
      check.notes.push(`专家 ${tail(reviewer.id)} 封存之后有评审任务作废或免评，封存回执不能重算。`)
      continue
    }
    check.expect(agrees, 'reviewers', reviewer.id, `专家 ${tail(reviewer.id)} 的封存回执与其评分表不符：有评分表被改动、调换或抽走。`)
  }
}
