/** What single cells say, as far as it needs no facts from outside. */

/** Blank, or one of the marks that people put where there is nothing to say. */
export function isNothing(text: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(text) || /^\s*([-—–_/\\]+|无|暂无|没有)\s*$/.test(text.normalize('NFKC'))
}

/**
 * A name as typed, without the blanks that align two-character names (张　三) and with one kind of dot inside.
 * Names that are not wholly Han characters are left as they are.
 */
export function readName(text: string): string {
  const trimmed = text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
  const joined = trimmed.replace(/[\s\p{Cf}]+/gu, '').replace(/(?<=\p{Script=Han})[•・‧∙．.●](?=\p{Script=Han})/gu, '·')
  return /^[\p{Script=Han}·〇]+$/u.test(joined) ? joined : trimmed
}

/** Names that may be right but are seldom so: digits, signs, a single character. */
export function isUnusualName(name: string): boolean {
  return !/^[\p{Script=Han}·〇]{2,30}$/u.test(name) && !/^[\p{Script=Latin}][\p{Script=Latin}\s.'’·-]{1,49}$/u.test(name)
}

export function readSex(text: string): 'male' | 'female' | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase()
  if (/^(男性?|m|male)$/.test(bare)) return 'male'
  return /^(女性?|f|female)$/.test(bare) ? 'female' : null
}

export function readStaffKind(text: string): 'cadre' | 'worker' | null {
  const bare = text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
  if (/工人|工勤|技工/.test(bare)) return 'worker'
  return /干部|公务员|参公|管理|专技|专业技术|行政编|事业编/.test(bare) ? 'cadre' : null
}

/** Words on one line; null where there is nothing to say. */
export function readWords(text: string): string | null {
  if (isNothing(text)) return null
  return text.replace(/[\s\u3000]+/g, ' ').trim()
}

export function readList(text: string): string[] {
  if (isNothing(text)) return []
  const parts = text.split(/[、，,;；\n/|]+/).map((part) => part.replace(/[\s\u3000]+/g, ' ').trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}
