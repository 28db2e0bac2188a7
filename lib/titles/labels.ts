import type { Plan } from './ledger'
import type { EndKind } from './management-rule'
import type { HoldingStanding } from './terms'

export type LabelTone = 'indigo' | 'green' | 'amber' | 'rose' | 'grey'

export const PLAN_LABELS: Record<Plan, string> = { summit: '高峰计划', highland: '高地计划' }

/** Bar colour of a title's badge. */
export const PLAN_BARS: Record<Plan, 'c1' | 'c2'> = { summit: 'c1', highland: 'c2' }

export const STANDING_LABELS: Record<HoldingStanding, { word: string; tone: LabelTone }> = {
  upcoming: { word: '尚未开始', tone: 'indigo' },
  running: { word: '在任', tone: 'green' },
  expired: { word: '已到期', tone: 'grey' },
  revoked: { word: '已撤销', tone: 'rose' },
  annulled: { word: '已作废', tone: 'rose' },
}

export const BASIS_LABELS: Record<'conferral' | 'recognition' | 'history', string> = {
  conferral: '评选命名',
  recognition: '上级认定',
  history: '历史授予',
}

export const LEDGER_REASON_LABELS: Record<string, string> = {
  granted: '授予称号',
  renewed: '续评',
  joined: '调入本市',
  transferred: '岗位调动',
  reorganised: '机构调整',
  classChanged: '称号级别变化',
  expired: '任期届满',
  revoked: '撤销称号',
  left: '调离本市',
  retired: '到龄退休',
  deceased: '去世',
}

export const HOW_LABELS: Record<'ended' | 'revoked' | 'annulled', string> = { ended: '提前结束', revoked: '撤销', annulled: '作废' }

/** Why a holding ended before its term or was revoked. */
export const END_KIND_LABELS: Record<EndKind, string> = {
  left: '调离本市',
  retired: '退休',
  deceased: '去世',
  resigned: '本人退出',
  sanction: '违纪违法',
  assessment: '考核不合格',
  other: '其他',
}

/** The grounds that fit each way of ending, in the order shown. */
export const END_KINDS_OF: Record<'ended' | 'revoked', readonly EndKind[]> = {
  ended: ['left', 'retired', 'deceased', 'resigned', 'other'],
  revoked: ['sanction', 'assessment', 'other'],
}
