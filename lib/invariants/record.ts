import 'server-only'
import { verifyAuditChain } from '@/lib/platform/audit/chain'
import type { Reader } from '@/lib/platform/db/client'
import type { Invariant } from './invariant'

async function recordIsWhole(): Promise<string[]> {
  return (await verifyAuditChain()).faults
}

/** Subjects of the record exist, as long as nothing is ever deleted. */
async function recordNamesWhatExists(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM "AuditEvent" e
    WHERE (e."subjectKind" = 'round' AND e."subjectId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Round" WHERE id = e."subjectId"))
       OR (e."subjectKind" = 'nomination' AND e."subjectId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Nomination" WHERE id = e."subjectId"))`
  return rows.map(({ id }) => `操作记录 ${id} 所指的对象已不存在。`)
}

export const recordInvariants: readonly Invariant[] = [
  { key: 'recordIsWhole', check: recordIsWhole },
  { key: 'recordNamesWhatExists', check: recordNamesWhatExists },
]
