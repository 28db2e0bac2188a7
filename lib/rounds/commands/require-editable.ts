import 'server-only'
import { formatInstant } from '@/lib/platform/dates'
import { refused } from '@/lib/platform/errors'
import { deadlineOf } from '../nomination-guards'
import { isEditableByUnit, type NominationFacts, type NominationState, nominationStateNames } from '../nomination-states'
import type { RoundStage } from '../round-stages'

/** @throws AppError notEditable that says whether the state or the deadline stands in the way */
export function requireEditable(state: NominationState, stage: RoundStage, facts: NominationFacts): void {
  if (isEditableByUnit(state, stage, facts)) return
  const deadline = facts.closesAt || facts.correctionDueAt ? deadlineOf(facts) : null
  if (deadline && facts.now >= deadline)
    throw refused('notEditable', `已过截止时间（${formatInstant(deadline)}），不能再修改；此前保存的内容仍然保留。`)
  throw refused('notEditable', `这份推荐现为“${nominationStateNames[state]}”，不能修改。`)
}
