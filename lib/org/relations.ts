/**
 * Relations between people that are declared, not on file: kinship after 《公务员回避规定》 (夫妻、直系血亲、三代以内旁系血亲、近姻亲), mentor
 * and student, shared projects. Whoever judges somebody they stand in such a relation with is to be found by the rounds.
 */
export const relationKinds = ['spouse', 'directBlood', 'collateralBlood', 'inLaw', 'kin', 'mentorship', 'sharedProject'] as const
export type RelationKind = (typeof relationKinds)[number]

export const relationKindNames: Record<RelationKind, string> = {
  spouse: '夫妻关系',
  directBlood: '直系血亲',
  collateralBlood: '三代以内旁系血亲',
  inLaw: '近姻亲',
  kin: '其他亲属关系',
  mentorship: '师承、带教关系',
  sharedProject: '共同承担项目',
}

export const relationSources = ['self', 'unitHr', 'office', 'reviewer'] as const
export type RelationSource = (typeof relationSources)[number]

export const relationSourceNames: Record<RelationSource, string> = {
  self: '本人申报',
  unitHr: '单位登记',
  office: '市人才办登记',
  reviewer: '评审时申报',
}

/** Spelling that does not matter in a name: width, blanks, the dots inside. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/[\s·•・．.]/gu, '')
}

/**
 * Whether words written in a declaration mean this person: the same name, and a unit that is the same or left out. Units are written in
 * many ways, so that one being part of the other is enough: rather one conflict too many than one too few.
 */
export function meansPerson(written: { name: string; unit: string }, person: { name: string; units: readonly string[] }): boolean {
  if (plainName(written.name) !== plainName(person.name)) return false
  const unit = plainName(written.unit)
  return unit === '' || person.units.map(plainName).some((each) => each !== '' && (each.includes(unit) || unit.includes(each)))
}
