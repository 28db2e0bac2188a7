import { describeAuditEvents } from '@/lib/platform/audit/events'
import type { NominationEvent } from './nomination-states'
import type { ObjectionEvent } from './objection-states'
import type { RoundEvent, RoundStage } from './round-stages'
import './assigning/assigning-audit'
import './show/show-audit'

/** What rounds write into the record. Reasons in words stand in the feature's own tables; payloads hold ids, counts and digests. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'round.created': { kind: string; year: number; copiedFrom?: string }
    'round.schemeSaved': { schemeVersion: number }
    'round.schemeRevised': { schemeVersion: number; digest: string }
    'round.stageMoved': { event: RoundEvent; from: RoundStage; to: RoundStage; schemeDigest?: string; lapsed?: number }
    'nomination.moved': { roundId: string; event: NominationEvent; from: string; to: string }
    'nomination.evidenceConfirmed': { roundId: string; ruleKeys: string[] }
    'reviewer.added': { roundId: string; personId: string }
    'reviewer.excused': { roundId: string; personId: string }
    'conflict.found': { roundId: string; count: number }
    'conflict.recorded': { roundId: string; personId: string; nominationId: string; kind: string; source: string }
    'assignment.solved': { roundId: string; candidates: number; reviewers: number; status: string; optimal: boolean }
    'assignment.voided': { roundId: string; nominationId: string; roundReviewerId: string; replacementId: string | null }
    'sheet.waived': { roundId: string; assignmentId: string }
    'sheet.reopened': { roundId: string; assignmentId: string; revision: number; oldDigest: string }
    'ranking.frozen': { roundId: string; rankingVersion: number; rule: string; digest: string; candidates: number }
    'ranking.exported': { roundId: string; rankingVersion: number; rows: number }
    'panel.membersSet': { roundId: string; count: number }
    'panel.meetingRecorded': { roundId: string; rankingVersion: number; present: number; candidates: number; approved: number }
    'publicity.published': { roundId: string; publicityVersion: number; digest: string; candidates: number; endsOn: string }
    'publicity.corrected': { roundId: string; publicityVersion: number; digest: string; isMaterial: boolean }
    'objection.received': { publicityId: string; nominationId: string }
    'objection.objectorRead': { nominationId: string }
    'objection.decided': { event: ObjectionEvent; nominationId: string }
    'round.conferred': { conferralId: string; awards: number; heldBack: number; isSupplementary: boolean }
  }
}

describeAuditEvents({
  'round.created': '新建评选轮次',
  'round.schemeSaved': '保存评选方案草稿',
  'round.schemeRevised': '修订评选方案',
  'round.stageMoved': '评选轮次进入新阶段',
  'nomination.moved': '申报状态变更',
  'nomination.evidenceConfirmed': '确认证明材料',
  'reviewer.added': '加入评审专家',
  'reviewer.excused': '评审专家退出本轮',
  'conflict.found': '排查回避关系',
  'conflict.recorded': '登记回避关系',
  'assignment.solved': '分配评审任务',
  'assignment.voided': '因回避作废评审任务',
  'sheet.waived': '评分表免评',
  'sheet.reopened': '评分表重开',
  'ranking.frozen': '计算并固定排序',
  'ranking.exported': '导出排序',
  'panel.membersSet': '设定评审领导小组',
  'panel.meetingRecorded': '登记领导小组会议',
  'publicity.published': '发布公示',
  'publicity.corrected': '更正公示',
  'objection.received': '收到异议',
  'objection.objectorRead': '查看异议人信息',
  'objection.decided': '处理异议',
  'round.conferred': '命名',
})
