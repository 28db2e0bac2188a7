import { addDays, type DateOnly, endOfDay, formatDate } from '@/lib/platform/dates'
import type { NominationState } from '../nomination-states'
import type { RoundStage } from '../round-stages'
import { decideTransition, eventsFrom, loaded, type Missing, missing, type TransitionDecision, type TransitionTable } from '../transitions'

/**
 * Re-examination of procedure (程序复核): a candidate who was told the result may ask whether the rules were kept, within the scheme's days.
 * The judgement of reviewers and panel is never examined again; what is upheld goes back by the round's own steps, in the same act.
 */
export const reexaminationStates = ['received', 'inadmissible', 'accepted', 'upheld', 'dismissed'] as const
export type ReexaminationState = (typeof reexaminationStates)[number]
export const reexaminationEvents = ['reject', 'accept', 'uphold', 'dismiss'] as const
export type ReexaminationEvent = (typeof reexaminationEvents)[number]

export const reexaminationStateNames: Record<ReexaminationState, string> = {
  received: '待受理',
  inadmissible: '不予受理',
  accepted: '复核中',
  upheld: '程序有误，予以纠正',
  dismissed: '程序符合规定',
}
export const reexaminationTones = {
  received: 'amber',
  inadmissible: 'grey',
  accepted: 'amber',
  upheld: 'rose',
  dismissed: 'green',
} as const

/** What may be asked: each a question of procedure. */
export const reexaminationGrounds = ['recusal', 'materials', 'schedule', 'counting', 'eligibility'] as const
export type ReexaminationGround = (typeof reexaminationGrounds)[number]
export const reexaminationGroundNames: Record<ReexaminationGround, string> = {
  recusal: '应当回避的人员没有回避',
  materials: '申报材料没有完整提交评审',
  schedule: '程序或时限与方案不符',
  counting: '计分、排序或计票有误',
  eligibility: '资格审查适用条件有误',
}

/** What follows when it is upheld. */
export const reexaminationEffects = ['corrected', 'backToPanel', 'backToReview'] as const
export type ReexaminationEffect = (typeof reexaminationEffects)[number]
export const reexaminationEffectNames: Record<ReexaminationEffect, string> = {
  corrected: '更正记录，结果不变',
  backToPanel: '退回评审领导小组重新审议',
  backToReview: '退回专家评审',
}

export const reexaminationGroups = {
  open: ['received', 'accepted'],
  terminal: ['inadmissible', 'upheld', 'dismissed'],
} as const satisfies Record<string, readonly ReexaminationState[]>

export function isReexaminationIn(state: ReexaminationState, group: keyof typeof reexaminationGroups): boolean {
  const members: readonly ReexaminationState[] = reexaminationGroups[group]
  return members.includes(state)
}

/** Stages from which a round can still go back. */
const reversible: readonly RoundStage[] = ['reviewing', 'deliberating', 'publicity']
type BackwardEvent = 'reopenDeliberation' | 'reopenReview'
const backToPanel: Partial<Record<RoundStage, BackwardEvent[]>> = { publicity: ['reopenDeliberation'] }
const backToReview: Partial<Record<RoundStage, BackwardEvent[]>> = {
  publicity: ['reopenDeliberation', 'reopenReview'],
  deliberating: ['reopenReview'],
}

/** The round's own backward moves, in order, by which an effect is carried out; none where the round already stands there or further back. */
export function stepsOfEffect(effect: ReexaminationEffect, stage: RoundStage): BackwardEvent[] {
  if (effect === 'corrected') return []
  return (effect === 'backToPanel' ? backToPanel : backToReview)[stage] ?? []
}

/** How a sheet is judged again: by the same reviewer, or by another where the first should have stood aside. */
export const rejudgeModes = ['reopen', 'replace'] as const
export type RejudgeMode = (typeof rejudgeModes)[number]
export const rejudgeModeNames: Record<RejudgeMode, string> = {
  reopen: '原专家重新评分，原评分表留存',
  replace: '原评分表作废，登记回避，改派其他专家评分',
}

export type ReexaminationFacts = {
  reason?: string | undefined
  answer?: string | undefined
  effect?: ReexaminationEffect | null
  stage?: RoundStage
  /** Sheets of the candidate that could be judged again, and those chosen. */
  sheets?: { available: number; chosen: number }
}

const answerGuard = (facts: ReexaminationFacts): Missing[] =>
  facts.answer?.trim() ? [] : [missing('answer', '请填写给申请人的书面答复。', 'answer')]

function effectGuard(effect: ReexaminationEffect, facts: ReexaminationFacts): Missing[] {
  if (effect === 'corrected') return []
  if (!reversible.includes(loaded(facts.stage, 'stage')))
    return [missing('tooLate', '本轮公示已经结束并办理了结果，不能再退回。请选择“更正记录，结果不变”，并在答复中写明处理办法。', 'effect')]
  const { available, chosen } = loaded(facts.sheets, 'sheets')
  return effect === 'backToReview' && available > 0 && chosen === 0
    ? [missing('sheets', '请至少选择一位专家，其评分表须重新评分。', 'sheets')]
    : []
}

function upholdGuard(facts: ReexaminationFacts): Missing[] {
  const effect = loaded(facts.effect, 'effect')
  return [...answerGuard(facts), ...(effect ? effectGuard(effect, facts) : [missing('effect', '请选择纠正办法。', 'effect')])]
}

export const reexaminationTable: TransitionTable<ReexaminationState, ReexaminationEvent, ReexaminationFacts> = [
  { event: 'reject', from: ['received'], to: 'inadmissible', guard: answerGuard, needsReason: false },
  { event: 'accept', from: ['received'], to: 'accepted', guard: () => [], needsReason: false },
  { event: 'uphold', from: ['accepted'], to: 'upheld', guard: upholdGuard, needsReason: false },
  { event: 'dismiss', from: ['accepted'], to: 'dismissed', guard: answerGuard, needsReason: false },
]

export function decideReexamination(
  state: ReexaminationState,
  event: ReexaminationEvent,
  facts: ReexaminationFacts,
): TransitionDecision<ReexaminationState> {
  return decideTransition(reexaminationTable, state, event, facts, (value) => reexaminationStateNames[value])
}

export function allowedReexaminationEvents(state: ReexaminationState): ReexaminationEvent[] {
  return eventsFrom(reexaminationTable, state)
}

const toldStates: readonly NominationState[] = ['proposed', 'notSelected', 'deferred', 'removed', 'conferred']

export type RequestFacts = {
  now: Date
  nominationState: NominationState
  /** Day on which the result was made known; null before. */
  toldOn: DateOnly | null
  /** Of the scheme; 0: none. */
  days: number
  hasOpenRequest: boolean
}

/** Why a request cannot be made now, as a sentence; null when it can. The day of the release is not counted. */
export function requestProblem(facts: RequestFacts): string | null {
  if (facts.days === 0) return '本轮方案没有规定程序复核。'
  if (facts.toldOn === null || !toldStates.includes(facts.nominationState)) return '结果还没有公布，公布后才能提出程序复核。'
  const endsOn = addDays(facts.toldOn, facts.days)
  if (facts.now >= endOfDay(endsOn)) return `提出程序复核的期限已于${formatDate(endsOn)} 24:00 届满。`
  if (facts.hasOpenRequest) return '已有一件程序复核正在办理，请等待答复。'
  return null
}
