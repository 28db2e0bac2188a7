import { pinyin } from 'pinyin-pro'

/** Readings as surnames where the library has none or another. Toneless, `v` for ü. Source: readings kept by overtrue/pinyin. */
const SURNAMES: Readonly<Record<string, readonly string[]>> = {
  单于: ['chan', 'yu'],
  重: ['chong'],
  秘: ['bi'],
  种: ['chong'],
  折: ['she'],
  佴: ['nai'],
  难: ['nan'],
  粘: ['nian'],
  藏: ['zang'],
  扎: ['za'],
  的: ['de'],
  不: ['fou'],
  於: ['yu'],
  浣: ['wan'],
  贠: ['yun'],
  貟: ['yun'],
}

const MAX_LENGTH = 60

/** One syllable a Han character; runs of other characters stay together, folded to lower case. Without tones, `v` for ü. */
export function nameSyllables(name: string): string[] {
  const text = [...name.normalize('NFKC')].slice(0, MAX_LENGTH).join('')
  const known = [2, 1].map((length) => text.slice(0, length)).find((surname) => Object.hasOwn(SURNAMES, surname))
  const readings = known === undefined ? [] : (SURNAMES[known] ?? [])
  const rest = pinyin(text.slice(known?.length ?? 0), {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
    ...(known === undefined ? { surname: 'head' as const } : {}),
  })
  return [...readings, ...rest].flatMap((syllable) => syllable.toLowerCase().split(/[\s·•・‧∙．'’]+/)).filter((syllable) => syllable !== '')
}

/** The order of lists: syllable by syllable, the surname in its own reading, e.g. `ceng xiao ming` is never written for 曾晓明. */
export function namePinyin(name: string): string {
  return nameSyllables(name).join(' ')
}
