import { isStageIn, type RoundStage } from './round-stages'
import {
  decideTransition,
  eventsFrom,
  loaded,
  type Missing,
  missing,
  noGuard,
  type TransitionDecision,
  type TransitionTable,
} from './transitions'

/**
 * A score sheet (评分表): one reviewer's scores for one candidate. Sealed it is unchangeable; reopening keeps the old sheet as
 * `reopened` and starts a new draft beside it; a conflict declared later voids it; the office may waive one with a reason.
 */
export const sheetStates = ['draft', 'sealed', 'reopened', 'voided', 'waived'] as const
export type SheetState = (typeof sheetStates)[number]

export const sheetEvents = ['seal', 'reopen', 'void', 'waive'] as const
export type SheetEvent = (typeof sheetEvents)[number]

export const sheetStateNames: Record<SheetState, string> = {
  draft: '评分中',
  sealed: '已封存',
  reopened: '已重开，旧表留存',
  voided: '因回避作废',
  waived: '免评',
}

export type SheetFacts = {
  reason?: string | undefined
  stage?: RoundStage
  now?: Date
  closesAt?: Date | null
  /** Sentences from `sheetProblems`. */
  problems?: string[]
  /** Reason of a conflict found or declared between this reviewer and candidate. */
  conflict?: string | null
}

function stageGuard(facts: SheetFacts): Missing[] {
  return isStageIn(loaded(facts.stage, 'stage'), 'acceptingScores')
    ? []
    : [missing('wrongStage', '评审已经结束或尚未开始，不能改动评分表。')]
}

function sealGuard(facts: SheetFacts): Missing[] {
  const list = stageGuard(facts)
  const closesAt = loaded(facts.closesAt, 'closesAt')
  if (closesAt && loaded(facts.now, 'now') >= closesAt) list.push(missing('deadline', '已过评分截止时间，草稿仍然保留，请联系市人才办。'))
  const conflict = loaded(facts.conflict, 'conflict')
  if (conflict) list.push(missing('conflict', `您应当回避这位候选对象：${conflict}。`))
  for (const problem of loaded(facts.problems, 'problems')) list.push(missing('incomplete', problem, 'sheet'))
  return list
}

export const sheetTable: TransitionTable<SheetState, SheetEvent, SheetFacts> = [
  { event: 'seal', from: ['draft'], to: 'sealed', guard: sealGuard, needsReason: false },
  { event: 'reopen', from: ['sealed'], to: 'reopened', guard: stageGuard, needsReason: true },
  { event: 'void', from: ['draft', 'sealed'], to: 'voided', guard: noGuard, needsReason: true },
  { event: 'waive', from: ['draft'], to: 'waived', guard: stageGuard, needsReason: true },
]

export function decideSheet(state: SheetState, event: SheetEvent, facts: SheetFacts): TransitionDecision<SheetState> {
  return decideTransition(sheetTable, state, event, facts, (value) => sheetStateNames[value])
}

export function allowedSheetEvents(state: SheetState): SheetEvent[] {
  return eventsFrom(sheetTable, state)
}

export const sheetGroups = {
  /** The reviewer still writes it. */
  editable: ['draft'],
  /** Scores that count. */
  counted: ['sealed'],
  /** Keeps a round from closing its scoring. */
  outstanding: ['draft'],
  /** Done from the reviewer's side. */
  finished: ['sealed', 'waived', 'voided'],
  /** Unchangeable rows. */
  frozen: ['sealed', 'reopened', 'voided', 'waived'],
  /** Belongs to no current assignment any more. */
  superseded: ['reopened', 'voided'],
} as const satisfies Record<string, readonly SheetState[]>

export type SheetGroup = keyof typeof sheetGroups

export function isSheetIn(state: SheetState, group: SheetGroup): boolean {
  const members: readonly SheetState[] = sheetGroups[group]
  return members.includes(state)
}
