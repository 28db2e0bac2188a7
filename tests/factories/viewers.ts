import { randomUUID } from 'node:crypto'
import type { Role } from '@/lib/platform/access/roles'
import { unitSubtree } from '@/lib/platform/access/unit-scope'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import type { Reader } from '@/lib/platform/db/client'

/** Somebody signed in with one role; for unit roles over the unit's subtree by today's tree. */
export async function viewerIn(
  reader: Reader,
  role: Role,
  options: { unitId?: string; personId?: string; accountId?: string; roundId?: string } = {},
): Promise<Viewer> {
  const accountId = options.accountId ?? randomUUID()
  const grant = { id: randomUUID(), role, unitId: options.unitId ?? null, lineId: null, roundId: options.roundId ?? null }
  return {
    ...VISITOR,
    accountId,
    personId: options.personId ?? null,
    name: '测试账号',
    sessionId: randomUUID(),
    role,
    grant,
    grants: [grant],
    unitIds: options.unitId ? await unitSubtree(reader, options.unitId) : [],
  }
}
