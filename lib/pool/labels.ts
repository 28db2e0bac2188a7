import type { CallUpPersonState, CallUpState } from './call-up-states'

/** Words and badge colours of the pool. */
type Tone = 'indigo' | 'green' | 'amber' | 'rose' | 'grey'
export type Label = { text: string; tone: Tone }

export const availabilityLabels: Record<'free' | 'calledUp' | 'away' | 'gone', Label> = {
  free: { text: '可调用', tone: 'green' },
  calledUp: { text: '调用中', tone: 'indigo' },
  away: { text: '暂不可调用', tone: 'amber' },
  gone: { text: '不在库', tone: 'grey' },
}

export const callUpStateLabels: Record<CallUpState, Label> = {
  requested: { text: '待市人才办答复', tone: 'amber' },
  answered: { text: '已提名', tone: 'indigo' },
  underway: { text: '调用中', tone: 'green' },
  completed: { text: '已办结', tone: 'grey' },
  refused: { text: '未同意', tone: 'rose' },
  withdrawn: { text: '已撤回', tone: 'grey' },
}

export const callUpPersonLabels: Record<CallUpPersonState, Label> = {
  proposed: { text: '待所在单位答复', tone: 'amber' },
  agreed: { text: '已同意', tone: 'green' },
  declined: { text: '未同意', tone: 'rose' },
  released: { text: '已撤下', tone: 'grey' },
  completed: { text: '已完成', tone: 'grey' },
}

export const absenceLabels: Record<'leave' | 'sick' | 'study' | 'posted' | 'other', string> = {
  leave: '休假',
  sick: '病假',
  study: '脱产学习',
  posted: '挂职援派',
  other: '其他',
}

export const ratingLabels: Record<1 | 2 | 3 | 4 | 5, string> = { 5: '很好', 4: '好', 3: '一般', 2: '较差', 1: '差' }

export const correctionStateLabels: Record<'proposed' | 'confirmed' | 'declined' | 'withdrawn', Label> = {
  proposed: { text: '待单位确认', tone: 'amber' },
  confirmed: { text: '已更正', tone: 'green' },
  declined: { text: '未采纳', tone: 'rose' },
  withdrawn: { text: '已撤回', tone: 'grey' },
}
