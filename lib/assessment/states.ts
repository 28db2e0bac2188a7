import type { LabelTone } from '@/lib/titles/labels'

export type AssessmentState = 'awaited' | 'submitted' | 'endorsed' | 'confirmed'
export type AssessmentEvent = 'submit' | 'endorse' | 'return' | 'confirm'
export type AssessmentGrade = 'excellent' | 'qualified' | 'unqualified'
export type EffectKind = 'warn' | 'barRenewal' | 'revoke'
export type EffectState = 'staged' | 'applied' | 'dismissed'

/** Life of a form: the unit fills in, its party group endorses or returns, the office confirms or returns. What is not listed cannot happen. */
export const ASSESSMENT_STATES: Record<AssessmentState, Partial<Record<AssessmentEvent, AssessmentState>>> = {
  awaited: { submit: 'submitted' },
  submitted: { endorse: 'endorsed', return: 'awaited' },
  endorsed: { confirm: 'confirmed', return: 'awaited' },
  confirmed: {},
}

export const ASSESSMENT_LABELS: Record<AssessmentState, { word: string; tone: LabelTone }> = {
  awaited: { word: '待填报', tone: 'amber' },
  submitted: { word: '待单位审核', tone: 'indigo' },
  endorsed: { word: '待市人才办确认', tone: 'indigo' },
  confirmed: { word: '已确认', tone: 'green' },
}

export const GRADES: readonly AssessmentGrade[] = ['excellent', 'qualified', 'unqualified']
export const GRADE_LABELS: Record<AssessmentGrade, { word: string; tone: LabelTone }> = {
  excellent: { word: '优秀', tone: 'green' },
  qualified: { word: '合格', tone: 'indigo' },
  unqualified: { word: '不合格', tone: 'rose' },
}

export const EFFECT_LABELS: Record<EffectKind, { word: string; tone: LabelTone; consequence: string }> = {
  warn: { word: '诫勉提醒', tone: 'amber', consequence: '向本人和单位发出提醒，称号不变。' },
  barRenewal: { word: '暂不得续评', tone: 'amber', consequence: '本届任期届满后不得续评，直至以后年度考核达到要求。' },
  revoke: {
    word: '撤销称号',
    tone: 'rose',
    consequence: '称号自今日后停止，证书失效，人数统计随之扣减，并在规定年限内不得再被推荐和授予。',
  },
}

export const EFFECT_STATE_LABELS: Record<EffectState, { word: string; tone: LabelTone }> = {
  staged: { word: '待决定', tone: 'amber' },
  applied: { word: '已执行', tone: 'green' },
  dismissed: { word: '不予执行', tone: 'grey' },
}
