import 'server-only'
import { z } from 'zod'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadOrgTree } from '@/lib/org/queries'
import { businessNow } from '@/lib/platform/clock'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { type DocumentProblem, isPicture, readDocumentText } from '@/lib/platform/files/document-content'
import { readFileBytes } from '@/lib/platform/files/store'
import type { JobContext } from '@/lib/platform/jobs/registry'
import { findNames, type ScanPart, type ScanTerm } from '../blind-scan'
import { redact } from '../blindness'
import { isFieldHidden, writtenAnswer } from '../dossier'
import { hiddenTerms, loadDatedUnitNames } from '../hidden-terms'
import { type LoadedRound, loadRound } from '../loaded-round'
import { parseAnswers, peopleNamed } from '../nomination-form'
import { reviewedCandidates } from '../reviewed-candidates'
import type { FormField } from '../scheme'

const inputSchema = z.object({ roundId: z.string(), scanId: z.string() })

type Finding = {
  nominationId: string
  fieldKey: string
  attachmentId: string | null
  kind: 'candidate' | 'unit' | 'colleague' | 'unreadable' | 'metadata'
  term: string
  place: string
  excerpt: string
  times: number
  isServed: boolean
}

const problemWords: Record<DocumentProblem, string> = {
  encrypted: '文件有密码，无法检查，也无法去除作者等信息',
  damaged: '文件已损坏，无法检查',
  tooSlow: '文件过于复杂，检查超时',
  tooLarge: '文件展开后过大，没有检查',
  unknownKind: '文件格式不能检查',
}
/** A file with so few characters has its words in pictures. */
const fewestCharacters = 20
const mostColleagues = 1000

/**
 * Reads everything that reviewers of a round would be served and keeps what tells who the candidate is. Works nomination by nomination; a
 * finding that is no longer there is closed, one acknowledged stays acknowledged.
 */
export async function scanBlindFiles(input: unknown, context: JobContext): Promise<object> {
  const { roundId, scanId } = inputSchema.parse(input)
  const { prisma } = await db()
  const round = await loadRound(prisma, roundId)
  const tree = await loadOrgTree(prisma, dateOf(await businessNow(prisma)))
  const nominations = await loadNominations(prisma, roundId)
  const counts = { nominations: nominations.length, files: 0, findings: 0 }
  for (const [index, nomination] of nominations.entries()) {
    await context.report(index, nominations.length, '正在检查材料')
    const { findings, files } = await scanNomination(prisma, round, tree, nomination)
    counts.files += files
    counts.findings += findings.length
    await keepFindings(roundId, nomination.id, findings)
  }
  await prisma.blindScan.update({ where: { id: scanId }, data: { ...counts, finishedAt: await businessNow(prisma) } })
  await context.report(nominations.length, nominations.length, '检查完成')
  return { roundId, ...counts }
}

async function loadNominations(reader: Reader, roundId: string) {
  return reader.nomination.findMany({
    where: { roundId, ...reviewedCandidates },
    include: { attachments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }, project: { include: { members: true } } },
    orderBy: { id: 'asc' },
  })
}
type ScannedNomination = Awaited<ReturnType<typeof loadNominations>>[number]

async function scanNomination(reader: Reader, round: LoadedRound, tree: OrgTree, nomination: ScannedNomination) {
  const { fields } = round.scheme
  const answers = parseAnswers(nomination.form)
  const personIds = [
    ...(nomination.personId ? [nomination.personId] : []),
    ...(nomination.project?.members.map((member) => member.personId) ?? []),
    ...peopleNamed(fields, answers),
  ]
  const people = await reader.person.findMany({
    where: { id: { in: personIds } },
    select: { id: true, name: true, unitId: true, spells: { select: { unitId: true } } },
  })
  const unitIds = [nomination.unitId, ...people.flatMap((person) => [person.unitId, ...person.spells.map((spell) => spell.unitId)])]
  const colleagues = await reader.person.findMany({
    where: { unitId: nomination.unitId, status: 'active', id: { notIn: personIds } },
    select: { name: true },
    orderBy: { id: 'asc' },
    take: mostColleagues,
  })
  const names = [...people.map((person) => person.name), ...(nomination.project ? [nomination.project.name] : [])]
  const hidden = hiddenTerms(tree, await loadDatedUnitNames(reader, tree, unitIds), { names, unitIds })
  const terms: ScanTerm[] = [
    ...colleagues.map(({ name }) => ({ kind: 'colleague' as const, term: name })),
    ...hidden.units.map((term) => ({ kind: 'unit' as const, term })),
    ...names.map((term) => ({ kind: 'candidate' as const, term })),
  ]
  const findings: Finding[] = []
  const personNames = Object.fromEntries(people.map((person) => [person.id, person.name]))
  for (const field of fields.filter((each) => each.type !== 'file')) {
    const text = textOfAnswer(field, answers[field.key], personNames)
    if (!text || isFieldHidden(field, true)) continue
    const place = { nominationId: nomination.id, fieldKey: field.key, attachmentId: null }
    const readable = new Set(findNames([{ place: field.label, text: redact(text, hidden).text }], terms).map((hit) => hit.term))
    for (const hit of findNames([{ place: field.label, text }], terms))
      findings.push({ ...place, ...hit, isServed: readable.has(hit.term) })
  }
  const shown = nomination.attachments.filter((file) => {
    const field = fields.find((each) => each.key === file.fieldKey)
    return field !== undefined && !isFieldHidden(field, true)
  })
  for (const attachment of shown) findings.push(...(await scanFile(nomination.id, attachment, terms)))
  return { findings, files: shown.length }
}

function textOfAnswer(field: FormField, answer: unknown, personNames: Record<string, string>): string {
  if (Array.isArray(answer)) return answer.flatMap((row) => Object.values(row as Record<string, string>)).join('\n')
  return typeof answer === 'string' ? writtenAnswer(field, answer, personNames) : ''
}

async function scanFile(
  nominationId: string,
  attachment: { id: string; fieldKey: string; fileId: string },
  terms: readonly ScanTerm[],
): Promise<Finding[]> {
  const at = { nominationId, fieldKey: attachment.fieldKey, attachmentId: attachment.id }
  const note = (kind: 'unreadable' | 'metadata', excerpt: string, isServed: boolean): Finding => ({
    ...at,
    kind,
    term: '',
    place: '整个文件',
    excerpt,
    times: 1,
    isServed,
  })
  const file = await readFileBytes(attachment.fileId).catch(() => null)
  if (!file) return [note('unreadable', '文件内容不在存储中，无法检查', true)]
  if (isPicture(file.mediaType)) return [note('unreadable', '图片中的文字不能自动检查，请人工查看', false)]
  const read = await readDocumentText(file.bytes, file.mediaType)
  if (!read.ok) return [note('unreadable', problemWords[read.problem], true)]
  const parts: ScanPart[] = read.text.parts
  const characters = parts.reduce((sum, part) => sum + part.text.trim().length, 0)
  return [
    ...findNames(parts, terms).map((hit) => ({ ...at, ...hit, isServed: true })),
    ...(characters < fewestCharacters ? [note('unreadable', '文件中没有可检查的文字，可能是扫描件，请人工查看', false)] : []),
    ...(read.text.isCut ? [note('unreadable', '文件较长，只检查了前一部分', false)] : []),
    ...(file.mediaType === 'application/msword'
      ? [note('metadata', '旧版 Word 文档中可能仍有作者姓名，请改用新版 Word 文档或 PDF', true)]
      : []),
  ]
}

async function keepFindings(roundId: string, nominationId: string, findings: readonly Finding[]): Promise<void> {
  const { prisma } = await db()
  const marked = findings.map((finding) => ({ ...finding, roundId, fingerprint: fingerprintOf(finding) }))
  const known = await prisma.blindFinding.findMany({ where: { nominationId }, select: { id: true, fingerprint: true, isServed: true } })
  const present = new Map(known.map((row) => [row.fingerprint, row]))
  const found = new Set(marked.map((finding) => finding.fingerprint))
  await prisma.blindFinding.createMany({ data: marked.filter((finding) => !present.has(finding.fingerprint)), skipDuplicates: true })
  await prisma.blindFinding.updateMany({
    where: { nominationId, fingerprint: { notIn: [...found] }, closedAt: null },
    data: { closedAt: await businessNow(prisma) },
  })
  await prisma.blindFinding.updateMany({
    where: { nominationId, fingerprint: { in: [...found] }, closedAt: { not: null } },
    data: { closedAt: null },
  })
}

function fingerprintOf({ nominationId, fieldKey, attachmentId, kind, term, isServed, excerpt }: Finding): string {
  return sha256Hex([nominationId, fieldKey, attachmentId ?? '', kind, term, isServed, term ? '' : excerpt].join('\n'))
}
