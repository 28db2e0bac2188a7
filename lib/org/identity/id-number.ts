import { isKnownRegion } from '@/lib/org/identity/regions'
import { type DateOnly, isDateOnly } from '@/lib/platform/dates'

export type IdNumberFault = 'missing' | 'digitsLost' | 'length' | 'characters' | 'region' | 'birthDate' | 'checkDigit'

export type IdNumberResult =
  | { ok: true; value: string; birthDate: DateOnly; sex: 'male' | 'female' }
  | { ok: false; fault: IdNumberFault; reason: string }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

const REASONS: Record<IdNumberFault, string> = {
  missing: '身份证号未填。',
  digitsLost: '身份证号被存为数字，末几位已丢失。请把单元格设为文本格式，重新填写完整的 18 位号码。',
  length: '身份证号的位数不对，应为 18 位，请核对。',
  characters: '身份证号中有不该出现的字符，应为 17 位数字加 1 位数字或 X，请核对。',
  region: '身份证号前六位不是有效的行政区划代码，请核对。',
  birthDate: '身份证号第 7 至 14 位不是有效的出生日期，请核对。',
  checkDigit: '身份证号最后一位校验码不符，号码有误，请核对。',
}

/** The seventeen digits' check digit by GB 11643 (ISO 7064 MOD 11-2). */
export function checkDigitOf(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0)
  return CHECK_DIGITS[sum % 11] ?? ''
}

/** Full-width digits, blanks, invisible characters, a leading apostrophe and look-alikes of X are all seen in rosters. */
export function normaliseIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
    .replace(/^['‘’`´]+|['‘’`´]+$/g, '')
    .replace(/(?<=\d)[-‐‑–—.](?=[\dXx])/g, '')
    .replace(/(?<=^\d{17})[xХх×✕]$/u, 'X')
}

function fail(fault: IdNumberFault): IdNumberResult {
  return { ok: false, fault, reason: REASONS[fault] }
}

/** A number of sixteen digits or more has lost its last ones: binary floating point holds fifteen. */
function hasLostDigits(text: string): boolean {
  return /^\d(\.\d+)?[eE]\+?\d+$/.test(text)
}

function readBirthDate(digits: string, today: DateOnly): DateOnly | null {
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
  return isDateOnly(date) && date >= '1800-01-01' && date <= today ? date : null
}

/**
 * A resident identity number as a person or a sheet gives it. Fifteen-digit numbers of the first generation become eighteen.
 * `raw` may be the number that a cell held, whose lost digits are then told apart from a wrong check digit.
 */
export function parseIdNumber(raw: string | number, today: DateOnly): IdNumberResult {
  if (typeof raw === 'number' && raw >= 1e15) return fail('digitsLost')
  const text = normaliseIdNumber(String(raw))
  if (text === '') return fail('missing')
  if (
    hasLostDigits(
      String(raw)
        .normalize('NFKC')
        .replace(/[\s\p{Cf}\p{Cc}']/gu, ''),
    )
  )
    return fail('digitsLost')
  if (text.length !== 18 && text.length !== 15) return fail('length')
  if (!/^(\d{17}[\dX]|\d{15})$/.test(text)) return fail('characters')
  const seventeen = text.length === 18 ? text.slice(0, 17) : `${text.slice(0, 6)}19${text.slice(6)}`
  if (!isKnownRegion(text)) return fail('region')
  const birthDate = readBirthDate(seventeen.slice(6, 14), today)
  if (!birthDate) return fail('birthDate')
  const checkDigit = checkDigitOf(seventeen)
  if (text.length === 18 && text[17] !== checkDigit) return fail(/000$/.test(text) ? 'digitsLost' : 'checkDigit')
  return { ok: true, value: seventeen + checkDigit, birthDate, sex: Number(seventeen[16]) % 2 === 1 ? 'male' : 'female' }
}
