import { isStageIn, type RoundStage } from '../round-stages'
import {
  decideTransition,
  eventsFrom,
  listNames,
  loaded,
  type Missing,
  missing,
  type TransitionDecision,
  type TransitionTable,
} from '../transitions'

/**
 * A candidate's turn in a live show (现场展示评比): it waits, is open for scoring, is closed. One candidate of a round is open at a time;
 * with the close complete sheets are sealed and the others are done without, on record. Opening again, and putting back what was opened
 * by mistake, need a reason.
 */
export const showItemStates = ['waiting', 'open', 'closed'] as const
export type ShowItemState = (typeof showItemStates)[number]

export const showItemEvents = ['open', 'putBack', 'close', 'reopen'] as const
export type ShowItemEvent = (typeof showItemEvents)[number]

export const showItemStateNames: Record<ShowItemState, string> = { waiting: '待展示', open: '正在评分', closed: '已结束' }

export type ShowItemFacts = {
  reason?: string | undefined
  stage?: RoundStage
  now?: Date
  closesAt?: Date | null
  /** The candidate may still be judged: not withdrawn, removed or suspended. */
  isUnderWay?: boolean
  /** Name of another candidate that is open. */
  alreadyOpen?: string | null
  /** Judges who may score it. */
  judges?: number
  /** Judges whose sheet is complete. */
  complete?: number
  /** Sheets sealed at an earlier close. */
  sealed?: number
  /** Names of judges whose sheet is not complete. */
  incomplete?: string[]
}

function openGuard(facts: ShowItemFacts): Missing[] {
  if (!isStageIn(loaded(facts.stage, 'stage'), 'acceptingScores'))
    return [missing('wrongStage', '现场展示评比在专家评审阶段进行，现在不能打开评分。')]
  const list: Missing[] = []
  const closesAt = loaded(facts.closesAt, 'closesAt')
  if (closesAt && loaded(facts.now, 'now') >= closesAt) list.push(missing('deadline', '已过方案规定的评分截止时间，不能再打开评分。'))
  if (!loaded(facts.isUnderWay, 'isUnderWay')) list.push(missing('candidate', '这个参评对象已经退出或者暂停，不能打开评分。'))
  const other = loaded(facts.alreadyOpen, 'alreadyOpen')
  if (other) list.push(missing('alreadyOpen', `“${other}”正在评分，请先结束并封存，再打开下一个。`))
  if (loaded(facts.judges, 'judges') === 0) list.push(missing('judges', '没有可以为它评分的评委，请先分配评审专家。', 'assignment'))
  return list
}

function closeGuard(facts: ShowItemFacts): Missing[] {
  if (!isStageIn(loaded(facts.stage, 'stage'), 'acceptingScores')) return [missing('wrongStage', '专家评审阶段已经结束，不能再改动评分。')]
  // Of a candidate that left while it was on nothing is waited for.
  if (loaded(facts.complete, 'complete') === 0 && loaded(facts.isUnderWay, 'isUnderWay'))
    return [missing('noSheet', '还没有一位评委评完，结束后将没有得分。请等待评委评分，或者先联系评委。')]
  const incomplete = loaded(facts.incomplete, 'incomplete')
  if (incomplete.length === 0 || facts.reason?.trim()) return []
  return [
    missing(
      'incomplete',
      `还有 ${incomplete.length} 位评委没有评完：${listNames(incomplete, '位')}。现在结束的，其评分表按免评处理，须写明理由。`,
      'reason',
    ),
  ]
}

function putBackGuard(facts: ShowItemFacts): Missing[] {
  if (!isStageIn(loaded(facts.stage, 'stage'), 'acceptingScores')) return [missing('wrongStage', '专家评审阶段已经结束，不能再改动评分。')]
  return loaded(facts.sealed, 'sealed') > 0 ? [missing('sealed', '已有封存的评分表，不能退回，请结束评分。')] : []
}

export const showItemTable: TransitionTable<ShowItemState, ShowItemEvent, ShowItemFacts> = [
  { event: 'open', from: ['waiting'], to: 'open', guard: openGuard, needsReason: false },
  { event: 'putBack', from: ['open'], to: 'waiting', guard: putBackGuard, needsReason: true },
  { event: 'close', from: ['open'], to: 'closed', guard: closeGuard, needsReason: false },
  { event: 'reopen', from: ['closed'], to: 'open', guard: openGuard, needsReason: true },
]

export function decideShowItem(state: ShowItemState, event: ShowItemEvent, facts: ShowItemFacts): TransitionDecision<ShowItemState> {
  return decideTransition(showItemTable, state, event, facts, (value) => showItemStateNames[value])
}

/** Events that exist from a state. */
export function allowedShowEvents(state: ShowItemState): ShowItemEvent[] {
  return eventsFrom(showItemTable, state)
}

/** Where a show stands, from the states of its running order. */
export type ShowPhase = 'unarranged' | 'before' | 'open' | 'between' | 'over'

export function phaseOf(states: readonly ShowItemState[]): ShowPhase {
  if (states.length === 0) return 'unarranged'
  if (states.includes('open')) return 'open'
  if (states.every((state) => state === 'waiting')) return 'before'
  return states.includes('waiting') ? 'between' : 'over'
}

/** Where scores may be written: in the open candidate's sheet alone. */
export function refusalOutsideTurn(state: ShowItemState | null, candidate: string, closedAt: string | null): Missing[] {
  switch (state) {
    case 'open':
      return []
    case 'closed':
      return [
        missing(
          'showClosed',
          `“${candidate}”的评分已于 ${closedAt ?? ''} 结束并封存，这次修改晚于结束时间，没有计入。此前保存的评分以封存为准；您填写的内容仍在本页。`,
        ),
      ]
    default:
      return [missing('showWaiting', `“${candidate}”还没有开始展示，轮到时即可评分。您填写的内容仍在本页。`)]
  }
}
