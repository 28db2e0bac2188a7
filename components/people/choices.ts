import { DEGREES, EDUCATIONS, POLITICAL_STATUSES } from '@/lib/org/labels'
import type { PersonFormChoices } from '@/lib/org/person-queries'

type Option = { value: string; label: string }

/** The usual words, and what is on file where a roster wrote it otherwise. */
function withCurrent(words: readonly string[], current: string | null | undefined): Option[] {
  const all = current && !words.includes(current) ? [current, ...words] : words
  return all.map((word) => ({ value: word, label: word }))
}

export const educationOptions = (current?: string | null) => withCurrent(EDUCATIONS, current)
export const degreeOptions = (current?: string | null) => withCurrent(DEGREES, current)
export const politicalOptions = (current?: string | null) => withCurrent(POLITICAL_STATUSES, current)

export const unitOptionsOf = (choices: PersonFormChoices): Option[] => choices.units.map(({ id, name }) => ({ value: id, label: name }))
export const lineOptionsOf = (choices: PersonFormChoices): Option[] => choices.lines.map(({ id, name }) => ({ value: id, label: name }))

export const SEX_OPTIONS: Option[] = [
  { value: 'male', label: '男' },
  { value: 'female', label: '女' },
]
export const STAFF_OPTIONS: Option[] = [
  { value: 'cadre', label: '干部' },
  { value: 'worker', label: '工人' },
]
