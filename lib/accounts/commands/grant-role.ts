import 'server-only'
import type { z } from 'zod'
import { endSessionsOf } from '@/lib/platform/access/end-session'
import { ROLE_LABELS, ROLE_SCOPES } from '@/lib/platform/access/roles'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, forbidden, invalid, refused } from '@/lib/platform/errors'
import { administratorConflict } from '../administrator-conflict'
import '../audit-events'
import { lockAccount } from '../lock-account'
import { roleGrantPolicy } from '../policy'
import type { grantRoleSchema, revokeRoleSchema } from '../schema'

type GrantInput = z.output<typeof grantRoleSchema>

/** The scope that the role needs and no other; a unit or round that does not exist is refused. */
async function scopeOf(tx: Tx, input: GrantInput): Promise<{ unitId: string | null; roundId: string | null }> {
  const kind = ROLE_SCOPES[input.role]
  if (kind === 'unit') {
    const unit = input.unitId ? await tx.unit.findUnique({ where: { id: input.unitId }, select: { id: true, closedOn: true } }) : null
    if (!unit) throw invalid('请选择这个角色所管的单位。', { unitId: ['请选择这个角色所管的单位。'] })
    return { unitId: unit.id, roundId: null }
  }
  if (kind === 'round') {
    const round = input.roundId ? await tx.round.findUnique({ where: { id: input.roundId }, select: { id: true } }) : null
    if (!round) throw invalid('请选择这个角色所属的评选轮次。', { roundId: ['请选择这个角色所属的评选轮次。'] })
    return { unitId: null, roundId: round.id }
  }
  return { unitId: null, roundId: null }
}

/**
 * Gives an account one more role with its scope, and ends its sessions so that it starts anew with the right menu.
 * @throws AppError forbidden for the own account; `administratorConflict`, `needsPerson`; conflict when it is held already
 */
export async function grantRole(viewer: Viewer, input: GrantInput): Promise<{ grantId: string }> {
  try {
    return await inTransaction(async (tx) => {
      const account = await lockAccount(tx, input.accountId)
      if (account.id === viewer.accountId) throw forbidden('不能给自己授予角色，请由另一位安全管理员办理。')
      roleGrantPolicy.authorise(viewer, 'grant', { accountId: account.id })
      if (account.status !== 'active') throw conflict('这个账号已停用，请先由系统管理员启用。')
      const held = await tx.roleGrant.findMany({ where: { accountId: account.id, revokedAt: null }, select: { role: true } })
      const problem = administratorConflict(
        held.map((grant) => grant.role),
        input.role,
      )
      if (problem) throw refused('administratorConflict', problem)
      if (ROLE_SCOPES[input.role] === 'self' && !account.personId)
        throw refused('needsPerson', '“人才”角色须与本人档案绑定：请由所在单位人事发放激活码，由本人自行激活账号。')
      const scope = await scopeOf(tx, input)
      const grant = await tx.roleGrant.create({
        data: { accountId: account.id, role: input.role, ...scope, grantedById: viewer.accountId },
      })
      await endSessionsOf(tx, account.id)
      await recordAudit(tx, actorOf(viewer), 'role.granted', { kind: 'account', id: account.id }, { role: input.role, ...scope })
      return { grantId: grant.id }
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict(`该账号已有同一范围的${ROLE_LABELS[input.role]}角色，或另有三员角色，未重复授予。请刷新后核对。`)
    throw error
  }
}

/** Takes a role away; the account's sessions end at once. */
export async function revokeRole(viewer: Viewer, input: z.output<typeof revokeRoleSchema>): Promise<null> {
  return inTransaction(async (tx) => {
    const found = await tx.roleGrant.findUnique({ where: { id: input.grantId }, select: { accountId: true } })
    const account = await lockAccount(tx, found?.accountId ?? '')
    if (account.id === viewer.accountId) throw forbidden('不能撤销自己的角色，请由另一位安全管理员办理。')
    roleGrantPolicy.authorise(viewer, 'revoke', { accountId: account.id })
    const ended = await tx.roleGrant.updateMany({ where: { id: input.grantId, revokedAt: null }, data: { revokedAt: new Date() } })
    if (ended.count === 0) throw conflict('这个角色已被撤销。')
    const { role, unitId, roundId } = await tx.roleGrant.findUniqueOrThrow({ where: { id: input.grantId } })
    await endSessionsOf(tx, account.id)
    await recordAudit(tx, actorOf(viewer), 'role.revoked', { kind: 'account', id: account.id }, { role, unitId, roundId })
    return null
  })
}
