import { formatInstant } from '@/lib/platform/dates'
import { type RoundStage, roundStageNames } from './round-stages'
import { loaded, type Missing, missing } from './transitions'

/** What the guards look at; a section that an event needs and that was not loaded throws. */
export type NominationGuardFacts = {
  now: Date
  reason?: string | undefined
  stage?: RoundStage
  /** The round's closing time. */
  closesAt?: Date
  /** Given by the office with a return; while set it takes the place of the closing time. */
  correctionDueAt?: Date | null
  /** Sentences: what the form still lacks, from the scheme's fields. */
  formProblems?: string[]
  /** Nominations of the unit already endorsed in this round, and the scheme's cap (null: none). */
  unitQuota?: { endorsed: number; cap: number | null }
  eligibility?: {
    /** Names of rules that fail. */
    failed: string[]
    /** Names of rules whose evidence the office has not confirmed yet. */
    unconfirmed: string[]
  }
  publicityHasRunInFull?: boolean
  /** An objection to this candidate is received or accepted and not yet decided. */
  hasOpenObjection?: boolean
}

export function stageGuard(facts: NominationGuardFacts, stages: readonly RoundStage[]): Missing[] {
  const stage = loaded(facts.stage, 'stage')
  if (stages.includes(stage)) return []
  return [missing('wrongStage', `本轮评选现处于“${roundStageNames[stage]}”阶段，不能进行这项操作。`)]
}

/** The instant until which unit and candidate may still act: the correction deadline where one was given, else the closing time. */
export function deadlineOf(facts: Pick<NominationGuardFacts, 'closesAt' | 'correctionDueAt'>): Date {
  return facts.correctionDueAt ?? loaded(facts.closesAt, 'closesAt')
}

/** Before the deadline, or refused; the clock is the database's, read after the round was locked. */
export function deadlineGuard(facts: NominationGuardFacts): Missing[] {
  const deadline = deadlineOf(facts)
  if (facts.now < deadline) return []
  const what = facts.correctionDueAt ? '补正期限' : '申报截止时间'
  return [missing('deadline', `已过${what}（${formatInstant(deadline)}），不能再提交；已填写的内容仍然保留。`)]
}

export function entryGuard(facts: NominationGuardFacts): Missing[] {
  const stages: readonly RoundStage[] = facts.correctionDueAt ? ['nominating', 'qualifying'] : ['nominating']
  return [...stageGuard(facts, stages), ...deadlineGuard(facts)]
}

export function submitGuard(facts: NominationGuardFacts): Missing[] {
  return [...entryGuard(facts), ...loaded(facts.formProblems, 'formProblems').map((message) => missing('form', message, 'form'))]
}

export function endorseGuard(facts: NominationGuardFacts): Missing[] {
  const { endorsed, cap } = loaded(facts.unitQuota, 'unitQuota')
  const list = entryGuard(facts)
  if (cap !== null && endorsed >= cap)
    list.push(missing('unitQuota', `本单位推荐名额为 ${cap} 个，已推荐 ${endorsed} 个，名额已满。`, 'quota'))
  return list
}

export const officeCheckStages = ['nominating', 'qualifying'] as const satisfies readonly RoundStage[]

export function qualifyGuard(facts: NominationGuardFacts): Missing[] {
  const { failed, unconfirmed } = loaded(facts.eligibility, 'eligibility')
  const list = stageGuard(facts, officeCheckStages)
  for (const name of failed) list.push(missing('eligibility', `“${name}”不符合条件，不能认定为合格。`, 'eligibility'))
  for (const name of unconfirmed) list.push(missing('evidence', `“${name}”的证明材料尚未核实。`, 'eligibility'))
  return list
}

export function returnGuard(facts: NominationGuardFacts): Missing[] {
  const list = stageGuard(facts, officeCheckStages)
  if (!facts.correctionDueAt) list.push(missing('correctionDue', '请填写补正期限。', 'correctionDueAt'))
  else if (facts.correctionDueAt <= facts.now) list.push(missing('correctionDue', '补正期限必须晚于现在。', 'correctionDueAt'))
  return list
}

export function lapseGuard(facts: NominationGuardFacts): Missing[] {
  return facts.now < deadlineOf(facts) ? [missing('notDue', '期限未到，不能按逾期处理。')] : []
}

export function conferGuard(facts: NominationGuardFacts): Missing[] {
  const list = stageGuard(facts, ['publicity', 'conferred'])
  if (!loaded(facts.publicityHasRunInFull, 'publicityHasRunInFull')) list.push(missing('publicity', '公示尚未满期。', 'publicity'))
  if (loaded(facts.hasOpenObjection, 'hasOpenObjection')) list.push(missing('objection', '有未办结的异议，暂缓命名。', 'objections'))
  return list
}
