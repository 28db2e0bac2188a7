import { describeAuditEvents } from '@/lib/platform/audit/events'

/** What meetings on screens write into the record. No row is written for a secret ballot: every row of the record carries its time. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'meeting.opened': { roundId: string; rankingVersion: number; ballot: string; present: number }
    'meeting.presenceSet': { roundId: string; present: number }
    'meeting.closed': { roundId: string; meetingId: string; turns: number; candidates: number; approved: number }
    'meeting.abandoned': { roundId: string }
    'meeting.minutesExported': { roundId: string }
    'turn.opened': { roundId: string; number: number; kind: string; candidates: number; papers: number; present: number }
    'turn.tokensClaimed': { roundId: string; number: number; memberId: string; papers: number[] }
    'turn.votingStarted': { roundId: string; number: number; claimed: number; unclaimed: number }
    'turn.votedByName': { roundId: string; number: number; memberId: string; candidates: number }
    'turn.closed': { roundId: string; number: number; ballots: number[]; approved: number }
    'turn.voided': { roundId: string; number: number }
    'panel.recused': { roundId: string; nominationId: string; personId: string; source: string }
  }
}

describeAuditEvents({
  'meeting.opened': '召开领导小组会议',
  'meeting.presenceSet': '登记到会成员',
  'meeting.closed': '结束领导小组会议',
  'meeting.abandoned': '中止领导小组会议',
  'meeting.minutesExported': '导出会议纪要',
  'turn.opened': '开始一轮表决',
  'turn.tokensClaimed': '领取选票',
  'turn.votingStarted': '停止发票，开始投票',
  'turn.votedByName': '记名投票',
  'turn.closed': '结束一轮表决并计票',
  'turn.voided': '作废一轮表决',
  'panel.recused': '领导小组成员回避',
})
