import 'server-only'
import type { Role } from '@/lib/platform/access/roles'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'

/** Whoever has the server's shell, acting in a role: the record shows the role without an account. */
export function operator(role: Role): Viewer {
  const grant = { id: 'operator', role, unitId: null, lineId: null, roundId: null }
  return { ...VISITOR, name: '运维命令', role, grant, grants: [grant] }
}
