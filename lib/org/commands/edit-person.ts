import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { fromDateOnlyOrNull, toDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { conflict, invalid } from '@/lib/platform/errors'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { nameTokens, specialityTokens } from '@/lib/platform/search/tokens'
import '../audit-events'
import { parseIdNumber } from '../identity/id-number'
import { checkIdentity, openIdNumber, openPhone, sealIdNumber, sealPhone } from '../identity-columns'
import type { EditPersonInput } from '../schema'
import { followSpellChanges } from '../spell-changes'
import { type LockedPerson, lockPerson } from './locked-person'

const FOLLOWED: readonly string[] = ['name', 'sex', 'birthDate', 'staffKind', 'retiresOn', 'idNumber', 'specialities', 'bio']

/** Corrects what is on file. Identity data left out stays as it is. */
export async function editPerson(viewer: Viewer, input: EditPersonInput): Promise<{ version: number; changedFields: string[] }> {
  try {
    return await inTransaction((tx) => editPersonIn(tx, viewer, input))
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('身份证号已被使用。', { idNumber: ['此身份证号属于库中的另一人，请核对。'] })
    throw error
  }
}

/** The same within a transaction of the caller's, which answers for a number already in use. */
export async function editPersonIn(tx: Tx, viewer: Viewer, input: EditPersonInput): Promise<{ version: number; changedFields: string[] }> {
  const person = await lockPerson(tx, viewer, input, 'edit')
  const envelope = await openEnvelope(tx)
  const idNumber = openIdNumber(envelope, person)
  const phone = openPhone(envelope, person)
  const today = await businessToday(tx)
  // What is on file was checked when it came in; it is held against the rest of the form where it can be.
  const known = input.idNumber ?? (idNumber !== null && parseIdNumber(idNumber, today).ok ? idNumber : null)
  const identity = checkIdentity(
    {
      idNumber: known,
      phone: input.phone,
      // A new number brings its own birth date and sex; what the form shows then belongs to the old one.
      birthDate: input.idNumber ? null : input.birthDate,
      sex: input.idNumber ? null : input.sex,
    },
    today,
  )
  const isNewIdNumber = identity.idNumber !== null && identity.idNumber !== idNumber
  const isNewPhone = identity.phone !== null && identity.phone !== phone
  const isPhoneCleared = input.clearPhone && !identity.phone && phone !== null
  const data: Prisma.PersonUpdateInput = {
    name: input.name,
    sex: identity.sex,
    birthDate: fromDateOnlyOrNull(identity.birthDate),
    education: input.education,
    degree: input.degree,
    politicalStatus: input.politicalStatus,
    workStartDate: fromDateOnlyOrNull(input.workStartDate),
    staffKind: input.staffKind,
    retiresOn: fromDateOnlyOrNull(input.retiresOn),
    specialities: input.specialities,
    bio: input.bio,
  }
  const changedFields = [
    ...differences(person, data),
    ...(isNewIdNumber ? ['idNumber'] : []),
    ...(isNewPhone || isPhoneCleared ? ['phone'] : []),
  ]
  if (changedFields.length === 0) return { version: person.version, changedFields }
  const written = await tx.person.updateMany({
    where: { id: person.id, version: input.version },
    data: {
      ...(data as Prisma.PersonUpdateManyMutationInput),
      namePinyin: namePinyin(input.name),
      nameTokens: nameTokens(input.name),
      specialityTokens: specialityTokens(input.specialities),
      ...(isNewIdNumber && identity.idNumber ? sealIdNumber(envelope, person.id, identity.idNumber) : {}),
      ...(isNewPhone && identity.phone ? sealPhone(envelope, person.id, identity.phone) : {}),
      ...(isPhoneCleared ? { phoneCipher: null, phoneHash: null } : {}),
      version: { increment: 1 },
    },
  })
  if (written.count === 0) throw conflict()
  // Retirement, the count and the pool follow from these.
  if (changedFields.some((field) => FOLLOWED.includes(field)))
    await followSpellChanges(tx, [person.id], { reason: '更正人员信息', actor: actorOf(viewer) })
  await recordAudit(tx, actorOf(viewer), 'person.edited', { kind: 'person', id: person.id }, { fields: changedFields })
  return { version: person.version + 1, changedFields }
}

function differences(person: LockedPerson, data: object): string[] {
  const plain = (value: unknown) => JSON.stringify(value instanceof Date ? toDateOnlyOrNull(value) : (value ?? null))
  return Object.entries(data)
    .filter(([key, value]) => plain(person[key as keyof LockedPerson]) !== plain(value))
    .map(([key]) => key)
}
