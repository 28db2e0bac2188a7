import { plainText } from '@/lib/platform/sheets/named-table'

/** A person's name without blanks, its middle dots of one kind. */
export function readName(text: string): string {
  return plainText(text).replace(/[·•・]/g, '·')
}

/**
 * An identity number, whole or only its end, as far as it stands in a cell.
 * @returns the digits, empty where there are none, and what is wrong with them in words
 */
export function readIdDigits(text: string): { idDigits: string; problem: string | null } {
  const idDigits = plainText(text)
    .replace(/[*＊xX]+(?=\d)/g, '')
    .toUpperCase()
  if (idDigits === '' || /^\d{3,17}[\dX]$/.test(idDigits)) return { idDigits, problem: null }
  if (/E\+/.test(idDigits)) return { idDigits, problem: '身份证号被表格改成了科学计数法，请设为文本后重填。' }
  return { idDigits, problem: '身份证号看不懂，请填 18 位号码或最后 4 至 6 位。' }
}
