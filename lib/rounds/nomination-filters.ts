import { type NominationState, nominationGroups } from './nomination-states'

/** What the list of nominations can be narrowed to: nothing finer than the labels that unit and candidate may read. */
export const listFilters = {
  toFill: { label: '待填写或修改', states: nominationGroups.editableByUnit },
  toEndorse: { label: '待党组审议', states: nominationGroups.awaitingEndorsement },
  handedIn: { label: '已上报', states: nominationGroups.countsForUnitQuota },
  ended: { label: '已失效或撤回', states: ['lapsed', 'withdrawn', 'removed'] },
} as const satisfies Record<string, { label: string; states: readonly NominationState[] }>

export type ListFilter = keyof typeof listFilters

export function isListFilter(text: string): text is ListFilter {
  return Object.hasOwn(listFilters, text)
}
