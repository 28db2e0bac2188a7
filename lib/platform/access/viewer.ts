import type { Role } from './roles'

export type GrantSummary = { id: string; role: Role; unitId: string | null; lineId: string | null; roundId: string | null }

/** Who is asking, in the one role that is switched on. Every query and command takes it first. */
export type Viewer = {
  accountId: string | null
  personId: string | null
  name: string
  sessionId: string | null
  role: Role | 'visitor'
  grant: GrantSummary | null
  grants: GrantSummary[]
  /** The grant's unit and every unit under it by today's tree; empty for other roles. */
  unitIds: string[]
  mustChangePassword: boolean
}

export const VISITOR: Viewer = {
  accountId: null,
  personId: null,
  name: '访客',
  sessionId: null,
  role: 'visitor',
  grant: null,
  grants: [],
  unitIds: [],
  mustChangePassword: false,
}

/** The viewer as the record names them. */
export function actorOf(viewer: Viewer): { accountId: string | null; role: Role | null } {
  return { accountId: viewer.accountId, role: viewer.role === 'visitor' ? null : viewer.role }
}
