export type PhoneResult =
  | { ok: true; value: string /** Several numbers were given and the first was taken. */; isFirstOfSeveral: boolean }
  | { ok: false; reason: string }

const MOBILE = /^1[3-9]\d{9}$/
/** Area code with its 0, then seven or eight digits, then an extension. */
const LANDLINE = /^0(10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/

function cleaned(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, (character) => (character === '\n' || character === '\t' ? ' ' : ''))
    .replace(/['‘’`]/g, '')
    .trim()
}

function digitsOf(text: string): string {
  return text.replace(/[\s\-‐‑–—_.()]/g, '').replace(/^(\+86|0086|86(?=1[3-9]\d{9}$))/, '')
}

/**
 * A mainland phone number as people write it, to bare digits. Landlines (with area code) are taken only where the caller allows them.
 * A fixed line keeps the hyphen after its area code out: `057188881234`.
 */
export function parsePhone(raw: string | number, options: { allowLandline?: boolean } = {}): PhoneResult {
  const text = cleaned(String(raw))
  if (text === '') return { ok: false, reason: '手机号未填。' }
  const isPhone = (digits: string): boolean => MOBILE.test(digits) || (options.allowLandline === true && LANDLINE.test(digits))
  const whole = digitsOf(text)
  if (isPhone(whole)) return { ok: true, value: whole, isFirstOfSeveral: false }
  const parts = text.split(/[\s/\\、,;|]+/).map(digitsOf)
  const first = parts.length > 1 ? parts.find(isPhone) : undefined
  if (first !== undefined && parts.every((part) => part === '' || part.length >= 7))
    return { ok: true, value: first, isFirstOfSeveral: true }
  if (!/^\d+$/.test(whole)) return { ok: false, reason: '手机号中有不该出现的字符，应为 11 位数字，请核对。' }
  if (whole.length !== 11) return { ok: false, reason: `手机号应为 11 位数字，现有 ${whole.length} 位，请核对。` }
  return { ok: false, reason: '手机号不是有效的手机号码，请核对。' }
}
