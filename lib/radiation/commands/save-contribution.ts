import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { fromDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, forbidden, invalid, notFound, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { isContributionIn, submitProblems, yearOf } from '../contribution-states'
import { KIND_LABELS } from '../labels'
import { lockContributions } from '../locked-contribution'
import { contributionPolicy } from '../policy'
import type { SaveContributionInput } from '../schema'
import { verifiersOf } from '../who-acts'

type Saved = { contributionId: string; version: number }
type Subject = { id: string; name: string; unitId: string; isInOffice: boolean; accountId: string | null }

/**
 * Keeps a contribution as a draft or hands it in: a talent's own, or one of the unit's people by its HR. Handing in tells who verifies it.
 * @throws AppError invalid with everything that is missing, notFound for another unit's person, conflict
 */
export async function saveContribution(viewer: Viewer, input: SaveContributionInput): Promise<Saved> {
  const { accountId } = viewer
  if (!accountId) throw forbidden()
  try {
    return await inTransaction((tx) => (input.contributionId ? change(tx, viewer, accountId, input) : enter(tx, viewer, accountId, input)))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw invalid('这件事已经登记过。', { title: ['同一人、同一类别、同一名称和开始日期的贡献只登记一次，请到列表中查看。'] })
  }
}

async function enter(tx: Tx, viewer: Viewer, accountId: string, input: SaveContributionInput): Promise<Saved> {
  const person = await tx.person.findUnique({
    where: { id: input.personId },
    select: { id: true, name: true, unitId: true, status: true, affiliation: true, account: { select: { id: true } } },
  })
  const channel = viewer.role === 'talent' ? 'self' : 'unit'
  const facts = { personId: input.personId, channel, state: 'draft', enteredById: accountId, submittedAt: null } as const
  if (!person || !contributionPolicy.can(viewer, 'write', { ...facts, unitId: person.unitId }))
    throw notFound('没有找到这名人员，请重新选择。')
  const subject = subjectOf(person)
  await refuseProblems(tx, input, subject)
  await requireProofs(tx, accountId, input.proofFileIds, null)
  const made = await tx.contribution.create({
    data: {
      personId: person.id,
      unitId: person.unitId,
      channel,
      enteredById: accountId,
      enteredAt: await businessNow(tx),
      ...contentOf(input),
      ...(input.isSubmit ? { state: 'submitted' as const, submittedAt: await businessNow(tx) } : {}),
      proofs: { create: proofRows(input.proofFileIds) },
    },
    select: { id: true, version: true },
  })
  await recordSaved(tx, viewer, made.id, person.id, true)
  if (input.isSubmit) await handedIn(tx, viewer, made.id, { channel, enteredById: accountId }, subject, input)
  return { contributionId: made.id, version: made.version }
}

async function change(tx: Tx, viewer: Viewer, accountId: string, input: SaveContributionInput): Promise<Saved> {
  const [found] = await lockContributions(tx, viewer, [input.contributionId ?? ''], 'write', 'withdraw')
  if (!found) throw notFound()
  if (!isContributionIn(found.state, 'editable'))
    throw refused('contributionState', '已提交的记录不能修改；需要修改的，请等退回或撤回后重新填报。')
  const subject = subjectOf({ ...found.person, id: found.personId, unitId: found.unitId })
  await refuseProblems(tx, input, subject)
  await requireProofs(tx, accountId, input.proofFileIds, found.id)
  const { count } = await tx.contribution.updateMany({
    where: { id: found.id, version: input.version, state: found.state },
    data: {
      ...contentOf(input),
      ...(input.isSubmit ? { state: 'submitted' as const, submittedAt: await businessNow(tx) } : {}),
      version: { increment: 1 },
    },
  })
  if (count === 0) throw conflict()
  await tx.contributionProof.deleteMany({ where: { contributionId: found.id } })
  await tx.contributionProof.createMany({ data: proofRows(input.proofFileIds).map((proof) => ({ ...proof, contributionId: found.id })) })
  await recordSaved(tx, viewer, found.id, found.personId, false)
  if (input.isSubmit) await handedIn(tx, viewer, found.id, found, subject, input)
  return { contributionId: found.id, version: found.version + 1 }
}

function subjectOf(person: {
  id: string
  name: string
  unitId: string
  status: string
  affiliation: string
  account: { id: string } | null
}): Subject {
  const isInOffice = person.status === 'active' && person.affiliation === 'internal'
  return { id: person.id, name: person.name, unitId: person.unitId, isInOffice, accountId: person.account?.id ?? null }
}

function contentOf({ kind, role, title, description, startsOn, endsOn, isPublic }: SaveContributionInput) {
  return { kind, role, title, description, isPublic, startsOn: fromDateOnly(startsOn), endsOn: fromDateOnly(endsOn), year: yearOf(endsOn) }
}

function proofRows(fileIds: readonly string[]) {
  return [...new Set(fileIds)].map((fileId, position) => ({ fileId, position }))
}

async function refuseProblems(tx: Tx, input: SaveContributionInput, subject: Subject): Promise<void> {
  if (!input.isSubmit) return
  const held = await tx.holding.findMany({
    where: { personId: subject.id, state: { not: 'annulled' } },
    select: { startsOn: true, endsOn: true },
  })
  const problems = submitProblems({
    today: await businessToday(tx),
    personName: subject.name,
    isInOffice: subject.isInOffice,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    description: input.description,
    proofs: input.proofFileIds.length,
    held: held.map(({ startsOn, endsOn }) => ({ startsOn: toDateOnly(startsOn), endsOn: toDateOnlyOrNull(endsOn) })),
  })
  const fields = Object.fromEntries(Object.entries(problems).map(([field, message]) => [field, [message]]))
  if (Object.keys(fields).length > 0) throw invalid('还不能提交，请按提示补充；内容没有丢失。', fields)
}

/** Every file is one that this account uploaded as a proof, or hangs on this record already; none proves another record. */
async function requireProofs(tx: Tx, accountId: string, fileIds: readonly string[], contributionId: string | null): Promise<void> {
  const wanted = [...new Set(fileIds)]
  const files = await tx.storedFile.findMany({
    where: { id: { in: wanted }, purpose: 'contribution', deletedAt: null },
    select: { id: true, ownerAccountId: true },
  })
  const used = await tx.contributionProof.findMany({ where: { fileId: { in: wanted } }, select: { fileId: true, contributionId: true } })
  const here = new Set(used.filter((proof) => proof.contributionId === contributionId).map(({ fileId }) => fileId))
  const isFit = (id: string) => here.has(id) || files.some((file) => file.id === id && file.ownerAccountId === accountId)
  const isElsewhere = used.some((proof) => proof.contributionId !== contributionId)
  if (isElsewhere || !wanted.every(isFit))
    throw invalid('没有找到刚上传的证明材料，请重新上传。', { proofFileIds: ['没有找到这份证明材料，或已用于另一条记录，请重新上传。'] })
}

async function recordSaved(tx: Tx, viewer: Viewer, id: string, personId: string, isNew: boolean): Promise<void> {
  const fields = ['kind', 'role', 'title', 'description', 'startsOn', 'endsOn', 'isPublic', 'proofs']
  await recordAudit(tx, actorOf(viewer), 'contribution.saved', { kind: 'contribution', id }, { personId, isNew, fields })
}

async function handedIn(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { channel, enteredById }: { channel: 'self' | 'unit'; enteredById: string },
  subject: Subject,
  input: SaveContributionInput,
): Promise<void> {
  await recordAudit(tx, actorOf(viewer), 'contribution.submitted', { kind: 'contribution', id }, { personId: subject.id })
  const told = await verifiersOf(tx, { unitId: subject.unitId, channel, enteredById, personAccountId: subject.accountId })
  await notify(
    tx,
    told.map((accountId) => ({
      accountId,
      kind: 'contribution',
      title: '有辐射贡献待核实',
      body: `${subject.name}的“${input.title}”（${KIND_LABELS[input.kind].word}）已提交，请核实。`,
      href: `/contributions/${id}`,
    })),
  )
}
