/**
 * Text that a spreadsheet program would take for a formula, also behind blanks and invisible characters.
 * Source: OWASP, CSV injection; the full-width signs are read as formulas by East Asian editions.
 */
const FORMULA_START = /^[\s\u00a0\u200b-\u200f\u2060\ufeff"'“”\0]*[=+\-@＝＋－＠]|^[\t\r\n]/
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/

export function isFormulaLike(text: string): boolean {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text)
}
