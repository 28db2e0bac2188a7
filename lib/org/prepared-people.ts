import type { Envelope } from '@/lib/platform/crypto/envelope'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import type { DateOnly } from '@/lib/platform/dates'
import { newId } from '@/lib/platform/new-id'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { nameTokens, specialityTokens } from '@/lib/platform/search/tokens'
import { sealIdNumber, sealPhone } from './identity-columns'
import type { RosterValues } from './roster/roster-values'

/** An accepted row of a roster. */
export type AcceptedRow = {
  index: number
  action: 'create' | 'update' | 'unchanged'
  personId: string | null
  unitId: string
  lineId: string
  values: RosterValues
  changed: (keyof RosterValues)[]
}

/** Columns of "Person" in a shape that the database reads from JSON. Null in an update: keep what is on file. */
export type PreparedPerson = {
  index: number
  id: string
  name: string
  namePinyin: string
  nameTokens: string[]
  sex: 'male' | 'female' | null
  birthDate: DateOnly | null
  idNumberCipher: string | null
  idNumberHash: string | null
  phoneCipher: string | null
  phoneHash: string | null
  education: string | null
  degree: string | null
  politicalStatus: string | null
  post: string | null
  workStartDate: DateOnly | null
  staffKind: 'cadre' | 'worker' | null
  specialities: string[] | null
  specialityTokens: string[] | null
  unitId: string
  lineId: string
  isLineChanged: boolean
}

/**
 * Everything costly about a row, done before the transaction that writes it: tokens, pinyin, ciphers.
 * @throws Error for a row that was not accepted
 */
export function preparePerson(envelope: Envelope, row: AcceptedRow): PreparedPerson {
  const { values } = row
  if (values.name === null || values.idNumber === null) throw new Error('an accepted row has a name and an identity number')
  const id = row.personId ?? newId()
  const isUpdate = row.action === 'update'
  const isChanged = (key: keyof RosterValues) => !isUpdate || row.changed.includes(key)
  const pick = <T>(key: keyof RosterValues, value: T): T | null => (isChanged(key) ? value : null)
  const phone = pick('phone', values.phone)
  const specialities = values.specialities.length > 0 ? pick('specialities', values.specialities) : null
  return {
    index: row.index,
    id,
    name: values.name,
    namePinyin: namePinyin(values.name),
    nameTokens: nameTokens(values.name),
    sex: pick('sex', values.sex),
    birthDate: pick('birthDate', values.birthDate),
    ...(isUpdate
      ? { idNumberCipher: null, idNumberHash: searchHash('idNumber', values.idNumber) }
      : sealIdNumber(envelope, id, values.idNumber)),
    ...(phone === null ? { phoneCipher: null, phoneHash: null } : sealPhone(envelope, id, phone)),
    education: pick('education', values.education),
    degree: pick('degree', values.degree),
    politicalStatus: pick('politicalStatus', values.politicalStatus),
    post: pick('post', values.post),
    workStartDate: values.workStartMonth === null ? null : pick('workStartMonth', `${values.workStartMonth}-01`),
    staffKind: pick('staffKind', values.staffKind),
    specialities,
    specialityTokens: specialities === null ? null : specialityTokens(specialities),
    unitId: row.unitId,
    lineId: row.lineId,
    isLineChanged: isUpdate && row.changed.includes('line'),
  }
}
