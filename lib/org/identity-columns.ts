import 'server-only'
import type { Envelope } from '@/lib/platform/crypto/envelope'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import { type DateOnly, formatDate } from '@/lib/platform/dates'
import { invalid } from '@/lib/platform/errors'
import { parseIdNumber } from './identity/id-number'
import { parsePhone } from './identity/phone'

export type CheckedIdentity = { idNumber: string | null; phone: string | null; birthDate: DateOnly | null; sex: 'male' | 'female' | null }

/**
 * Reads identity number and phone as typed and holds birth date and sex against the number, which wins where they were left out.
 * @throws AppError invalid with sentences at `idNumber`, `phone`, `birthDate`, `sex`
 */
export function checkIdentity(
  input: { idNumber: string | null; phone: string | null; birthDate: DateOnly | null; sex: 'male' | 'female' | null },
  today: DateOnly,
): CheckedIdentity {
  const fields: Record<string, string[]> = {}
  const idNumber = input.idNumber === null ? null : parseIdNumber(input.idNumber, today)
  if (idNumber && !idNumber.ok) fields.idNumber = [idNumber.reason]
  const phone = input.phone === null ? null : parsePhone(input.phone)
  if (phone && !phone.ok) fields.phone = [phone.reason]
  if (input.birthDate && input.birthDate > today) fields.birthDate = ['出生日期不能晚于今天。']
  if (idNumber?.ok && input.birthDate && input.birthDate !== idNumber.birthDate)
    fields.birthDate = [`与身份证号中的出生日期（${formatDate(idNumber.birthDate)}）不一致，请核对。`]
  if (idNumber?.ok && input.sex && input.sex !== idNumber.sex) fields.sex = ['与身份证号显示的性别不一致，请核对。']
  if (Object.keys(fields).length > 0) throw invalid('有内容需要修改，请按提示更正后再提交。', fields)
  return {
    idNumber: idNumber?.ok ? idNumber.value : null,
    phone: phone?.ok ? phone.value : null,
    birthDate: idNumber?.ok ? idNumber.birthDate : input.birthDate,
    sex: idNumber?.ok ? idNumber.sex : input.sex,
  }
}

/** Cipher and search hash of each value, bound to the person's row. */
export function sealIdNumber(envelope: Envelope, personId: string, idNumber: string) {
  return {
    idNumberCipher: envelope.seal(idNumber, { table: 'Person', row: personId, column: 'idNumber' }),
    idNumberHash: searchHash('idNumber', idNumber),
  }
}

export function sealPhone(envelope: Envelope, personId: string, phone: string) {
  return {
    phoneCipher: envelope.seal(phone, { table: 'Person', row: personId, column: 'phone' }),
    phoneHash: searchHash('phone', phone),
  }
}

export type IdentityColumns = { id: string; idNumberCipher: string | null; phoneCipher: string | null }

export function openIdNumber(envelope: Envelope, person: IdentityColumns): string | null {
  return person.idNumberCipher === null
    ? null
    : envelope.open(person.idNumberCipher, { table: 'Person', row: person.id, column: 'idNumber' })
}

export function openPhone(envelope: Envelope, person: IdentityColumns): string | null {
  return person.phoneCipher === null ? null : envelope.open(person.phoneCipher, { table: 'Person', row: person.id, column: 'phone' })
}
