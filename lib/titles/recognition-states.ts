import { type DateOnly, formatDate } from '@/lib/platform/dates'
import type { LabelTone } from './labels'
import { spansOverlap, termEnd } from './terms'

export type RecognitionState = 'submitted' | 'approved' | 'refused' | 'withdrawn'
export type RecognitionEvent = 'approve' | 'refuse' | 'withdraw'

/** What a request becomes; what is not listed cannot happen. */
export const RECOGNITION_STATES: Record<RecognitionState, Partial<Record<RecognitionEvent, RecognitionState>>> = {
  submitted: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
  approved: {},
  refused: {},
  withdrawn: {},
}

export const RECOGNITION_LABELS: Record<RecognitionState, { word: string; tone: LabelTone }> = {
  submitted: { word: '待审核', tone: 'amber' },
  approved: { word: '已认定', tone: 'green' },
  refused: { word: '不予认定', tone: 'rose' },
  withdrawn: { word: '已撤回', tone: 'grey' },
}

export type RecognitionFactsOnFile = {
  today: DateOnly
  titleName: string
  termYears: number | null
  isActiveTitle: boolean
  isPersonActive: boolean
  isOutside: boolean
  /** Holdings of this title by this person, annulled ones apart. */
  held: readonly { startsOn: DateOnly; endsOn: DateOnly | null }[]
  /** Another request for this title waits. */
  isAwaited: boolean
}

/** Why a request cannot be made, in words; null where it can. */
export function requestProblem(grantedOn: DateOnly, facts: RecognitionFactsOnFile): string | null {
  if (!facts.isActiveTitle) return `“${facts.titleName}”已停止授予，不能申请认定。`
  if (facts.isOutside) return '市外专家不计入本市称号，不能申请认定。'
  if (!facts.isPersonActive) return '此人已不在职，不能申请认定。'
  if (grantedOn > facts.today) return '授予日期不能晚于今天，请核对证书。'
  const endsOn = termEnd(grantedOn, facts.termYears)
  if (endsOn !== null && endsOn < facts.today)
    return `自授予日期起按任期 ${facts.termYears} 年计算，已于${formatDate(endsOn)}届满。以往的称号请联系市人才办从“导入历年称号”补录。`
  if (facts.held.some((span) => spansOverlap(span, { startsOn: grantedOn, endsOn })))
    return `同一时期已持有“${facts.titleName}”，不需要重复认定。`
  return facts.isAwaited ? `已有一份“${facts.titleName}”的认定申请在等待审核，请勿重复提交。` : null
}
