import 'server-only'
import { maskPhone } from '@/lib/org/masks'
import type { Viewer } from '@/lib/platform/access/viewer'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { formatDate, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { CORRECTION_FIELDS, CORRECTION_LABELS, type CorrectionField, isCorrectionField } from './corrections'
import { correctionPolicy } from './policy'

export type CorrectionView = {
  id: string
  version: number
  label: string
  /** As the screen may show it: phones are masked. */
  before: string
  after: string
  reason: string
  proof: { href: string } | null
  state: 'proposed' | 'confirmed' | 'declined' | 'withdrawn'
  answer: string | null
  proposedAt: string
  answeredAt: string | null
  abilities: { answer: boolean; withdraw: boolean }
}

export type PersonCorrections = {
  personId: string
  /** Waiting ones first, then the newest. */
  corrections: CorrectionView[]
  waiting: number
  fields: { value: CorrectionField; label: string }[]
  abilities: { propose: boolean }
}

function shown(field: CorrectionField, text: string): string {
  if (field === 'phone') return maskPhone(text)
  return field === 'birthDate' || field === 'workStartDate' ? formatDate(text) : text
}

type Known = {
  name: string
  birthDate: Date | null
  education: string | null
  degree: string | null
  politicalStatus: string | null
  workStartDate: Date | null
  specialities: string[]
  bio: string | null
}

function beforeOf(person: Known, field: CorrectionField): string {
  const value = field === 'phone' ? '现登记的号码' : person[field]
  if (value === null || value === '') return '未登记'
  if (Array.isArray(value)) return value.join('、') || '未登记'
  return value instanceof Date ? formatDate(toDateOnly(value)) : value
}

/** Corrections of a person's data; null where the viewer may not read them. */
export async function findCorrections(viewer: Viewer, personId: string): Promise<PersonCorrections | null> {
  const { prisma } = await db()
  const person = await prisma.person.findUnique({
    where: { id: personId },
    include: { corrections: { orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }], take: 30 } },
  })
  if (!person) return null
  const facts = { personId: person.id, unitId: person.unitId }
  if (!correctionPolicy.can(viewer, 'read', facts)) return null
  const envelope = person.corrections.length > 0 ? await openEnvelope(prisma) : null
  const can = (verb: 'answer' | 'withdraw' | 'propose') => correctionPolicy.can(viewer, verb, facts)
  const corrections = person.corrections.flatMap((row): CorrectionView[] => {
    if (!envelope || !isCorrectionField(row.field)) return []
    const text = envelope.open(row.newValueCipher, { table: 'PersonCorrection', row: row.id, column: 'newValue' })
    const isWaiting = row.state === 'proposed'
    return [
      {
        id: row.id,
        version: row.version,
        label: CORRECTION_LABELS[row.field],
        before: isWaiting ? beforeOf(person, row.field) : '',
        after: shown(row.field, text),
        reason: row.reason,
        proof: row.proofFileId ? { href: `/api/files/${row.proofFileId}` } : null,
        state: row.state,
        answer: row.answer,
        proposedAt: row.proposedAt.toISOString(),
        answeredAt: row.answeredAt?.toISOString() ?? null,
        abilities: { answer: isWaiting && can('answer'), withdraw: isWaiting && can('withdraw') },
      },
    ]
  })
  const waiting = corrections.filter(({ state }) => state === 'proposed')
  return {
    personId,
    corrections: [...waiting, ...corrections.filter(({ state }) => state !== 'proposed')],
    waiting: waiting.length,
    fields: CORRECTION_FIELDS.map((field) => ({ value: field, label: CORRECTION_LABELS[field] })),
    abilities: { propose: can('propose') },
  }
}

/** Whether a file is the proof of a correction that the viewer may read. */
export async function canReadCorrectionProof(viewer: Viewer, fileId: string): Promise<boolean> {
  if (!correctionPolicy.can(viewer, 'read')) return false
  const { prisma } = await db()
  // The facts of the policy are the person's: the same rule filters through the relation.
  const scope =
    viewer.role === 'talent'
      ? { personId: viewer.personId ?? '' }
      : { person: { is: correctionPolicy.where(viewer, 'read') as Prisma.PersonWhereInput } }
  return (await prisma.personCorrection.count({ where: { AND: [scope, { proofFileId: fileId }] } })) > 0
}
