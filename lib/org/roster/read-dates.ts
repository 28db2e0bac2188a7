import type { DateOnly } from '@/lib/platform/dates'
import type { SheetCell } from '@/lib/platform/sheets/workbook'

/** `YYYY-MM` */
export type Month = string

export type MonthResult =
  | {
      ok: true
      month: Month
      /** Where the cell names the day too. */
      day?: DateOnly
      /** Other month that the cell may mean: a number `1990.1` may have been typed as `1990.10`. */
      otherMonth?: Month
    }
  | { ok: false; reason: string }

export type DatedCell = Pick<SheetCell, 'kind' | 'text' | 'value'>

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  '○': '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const SEPARATOR = '[.\\-/年,、·~_。‐‑–—]'
const YEAR_MONTH = new RegExp(`^(\\d{4}|\\d{2})${SEPARATOR}(\\d{1,2})(?:月|${SEPARATOR}|月份)?$`)
const YEAR_MONTH_DAY = new RegExp(`^(\\d{4}|\\d{2})${SEPARATOR}(\\d{1,2})(?:${SEPARATOR}|月)(\\d{1,2})日?$`)
/** 1927 to 2064: what a day number in a cell of dates can stand for. */
const FIRST_SERIAL = 10_000
const LAST_SERIAL = 60_000

function arabic(text: string): string {
  if (!/[〇零○一二三四五六七八九十]/.test(text)) return text
  return text
    .replace(/([一二三]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) => {
      return `${CHINESE_DIGITS[tens] ?? '1'}${CHINESE_DIGITS[ones] ?? '0'}`
    })
    .replace(/[〇零○一二三四五六七八九]/g, (digit) => CHINESE_DIGITS[digit] ?? digit)
}

function normalise(text: string): string {
  return arabic(text.normalize('NFKC').replace(/[\s\p{Cf}'‘’`]/gu, ''))
    .replace(/\(.*?\)?$/, '')
    .replace(/T?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
    .replace(/(出)?生$|参加工作$|起$|左右$/, '')
}

function fourDigitYear(year: string, today: DateOnly): number {
  if (year.length === 4) return Number(year)
  const thisCentury = Number(`${today.slice(0, 2)}${year}`)
  return thisCentury <= Number(today.slice(0, 4)) ? thisCentury : thisCentury - 100
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function dated(year: number, month: number, day?: number): MonthResult {
  if (month < 1 || month > 12) return { ok: false, reason: '月份不对，应在 1 至 12 之间，请核对。' }
  if (year < 1900 || year > 2100) return { ok: false, reason: '年份不对，请核对。' }
  if (day !== undefined && (day < 1 || day > daysIn(year, month))) return { ok: false, reason: '日期不对，这个月没有这一天，请核对。' }
  const text = `${year}-${String(month).padStart(2, '0')}`
  return day === undefined ? { ok: true, month: text } : { ok: true, month: text, day: `${text}-${String(day).padStart(2, '0')}` }
}

function fromSerial(serial: number): MonthResult {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000)
  return dated(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function fromDigits(digits: string): MonthResult | null {
  if (/^(19|20)\d{4}$/.test(digits)) return dated(Number(digits.slice(0, 4)), Number(digits.slice(4)))
  if (/^(19|20)\d{6}$/.test(digits)) return dated(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
  const isSerial = /^\d{5}$/.test(digits) && Number(digits) >= FIRST_SERIAL && Number(digits) <= LAST_SERIAL
  return isSerial ? fromSerial(Number(digits)) : null
}

/** `Nov-90`, as Excel rewrites what looks like a month to it. */
function fromEnglish(text: string, today: DateOnly): MonthResult | null {
  const found = /^([a-z]{3})[a-z]*[-./,]?(\d{4}|\d{2})$/i.exec(text)
  const month = ENGLISH_MONTHS.indexOf(found?.[1]?.toLowerCase() ?? '') + 1
  return found && month > 0 ? dated(fourDigitYear(found[2] ?? '', today), month) : null
}

function fromText(text: string, today: DateOnly): MonthResult {
  const day = YEAR_MONTH_DAY.exec(text)
  if (day) return dated(fourDigitYear(day[1] ?? '', today), Number(day[2]), Number(day[3]))
  const month = YEAR_MONTH.exec(text)
  if (month) return dated(fourDigitYear(month[1] ?? '', today), Number(month[2]))
  if (/^\d{4}年?$/.test(text)) return { ok: false, reason: '只写了年份，请写到月份，如 1990.11。' }
  return fromDigits(text) ?? fromEnglish(text, today) ?? { ok: false, reason: '看不懂这个日期，请写成年月，如 1990.11。' }
}

/**
 * A year and month in any of the styles of rosters: 1990.11, 1990年11月, 1990-11-05, 1990/11, 199011, 90.11, full-width, Chinese numerals,
 * a date cell, a bare day number. `today` settles the century of a two-digit year. The cell is not blank.
 */
export function readMonth(cell: DatedCell, today: DateOnly): MonthResult {
  if (cell.kind === 'date' && typeof cell.value === 'string') {
    const [year, month, day] = cell.value.split('-').map(Number)
    return dated(year ?? 0, month ?? 0, day)
  }
  if (cell.kind !== 'number' || typeof cell.value !== 'number') return fromText(normalise(cell.text), today)
  if (cell.value > LAST_SERIAL || Number.isInteger(cell.value)) return fromText(String(cell.value), today)
  if (cell.value >= FIRST_SERIAL) return fromSerial(cell.value)
  const shown = normalise(cell.text)
  const result = fromText(/^\d+\.\d{1,2}$/.test(shown) ? shown : String(cell.value), today)
  const isTenth = result.ok && /\.1$/.test(shown)
  return isTenth ? { ...result, otherMonth: `${result.month.slice(0, 5)}10` } : result
}
