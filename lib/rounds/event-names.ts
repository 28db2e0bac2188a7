import type { NominationEvent } from './nomination-states'
import type { ObjectionEvent } from './objection-states'
import type { RoundEvent } from './round-stages'
import type { SheetEvent } from './sheet-states'

/** Words for what a person does: buttons, menus and the record. */
export const roundEventNames: Record<RoundEvent, string> = {
  announce: '发布评选通知',
  openNominations: '开始申报推荐',
  closeNominations: '截止申报，进入资格审查',
  startReview: '开始专家评审',
  closeScoring: '结束评分，计算排序',
  publicise: '公示拟命名名单',
  confer: '命名',
  conferHeldBack: '补充命名',
  close: '归档',
  reopenReview: '退回专家评审',
  reopenDeliberation: '退回领导小组审议',
  cancel: '取消本轮评选',
}

export const nominationEventNames: Record<NominationEvent, string> = {
  submit: '提交单位党组',
  endorse: '同意推荐',
  returnByUnit: '退回修改',
  qualify: '资格审查合格',
  returnForCorrection: '退回补正',
  disqualify: '资格审查不合格',
  reinstate: '恢复资格审查',
  lapse: '逾期失效',
  rank: '列入排序',
  unrank: '退回评审',
  propose: '列为拟命名',
  passOver: '未入选',
  defer: '缓议',
  reopenDecision: '退回审议',
  confer: '命名',
  remove: '取消资格',
  withdraw: '撤回',
  suspend: '暂停',
  resume: '恢复',
}

export const sheetEventNames: Record<SheetEvent, string> = { seal: '封存', reopen: '重开', void: '作废', waive: '免评' }

export const objectionEventNames: Record<ObjectionEvent, string> = {
  reject: '不予受理',
  accept: '受理',
  uphold: '认定异议成立',
  dismiss: '认定异议不成立',
}
