import { describeAuditEvents } from '@/lib/platform/audit/events'

/** What the pool and the draws write into the record. Secrets stand in it only once revealed, as the draw's own digests. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'reviewerPool.saved': { personId: string; fields: string[] }
    'reviewerPool.imported': { added: number; changed: number; skipped: number; fileSha256: string }
    'reviewerPool.exported': { state: string; rows: number }
    'reviewerPool.retired': { personId: string }
    'reviewerPool.restored': { personId: string }
    'draw.opened': { roundId: string; number: number; groups: number; seats: number }
    'draw.committed': { roundId: string; party: string; commitment: string }
    'draw.frozen': { roundId: string; poolDigest: string; members: number; excluded: number }
    'draw.revealed': { roundId: string; party: string }
    'draw.drawn': { roundId: string; resultDigest: string; drawn: number; alternates: number }
    'draw.voided': { roundId: string; state: string; officeRevealed: boolean; supervisorRevealed: boolean }
    'draw.brought': { roundId: string; added: number }
    'draw.noShow': { roundId: string; seatId: string; replacementId: string | null }
  }
}

describeAuditEvents({
  'reviewerPool.saved': '登记专家库成员',
  'reviewerPool.imported': '导入专家库',
  'reviewerPool.exported': '导出专家库',
  'reviewerPool.retired': '专家出库',
  'reviewerPool.restored': '专家重新入库',
  'draw.opened': '发起抽取专家',
  'draw.committed': '提交抽取种子的承诺',
  'draw.frozen': '固定抽取用专家库',
  'draw.revealed': '公开抽取种子',
  'draw.drawn': '抽取专家',
  'draw.voided': '作废抽取',
  'draw.brought': '抽中专家进入本轮',
  'draw.noShow': '抽中专家未到，候补递补',
})
