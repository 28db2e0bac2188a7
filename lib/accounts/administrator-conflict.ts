import { ADMINISTRATOR_ROLES, ROLE_LABELS, type Role } from '@/lib/platform/access/roles'

/**
 * Why a role cannot be added to those an account holds now, as a sentence; null when it can.
 * 三员: the three administrators exclude each other (GB/T 22239-2019 8.1.10, separation of duties).
 */
export function administratorConflict(held: readonly Role[], wanted: Role): string | null {
  if (!ADMINISTRATOR_ROLES.includes(wanted)) return null
  const other = held.find((role) => role !== wanted && ADMINISTRATOR_ROLES.includes(role))
  if (!other) return null
  return `系统管理员、安全管理员、审计员须由不同的人担任。该账号已是${ROLE_LABELS[other]}，不能再担任${ROLE_LABELS[wanted]}；如需调整，请先撤销原角色。`
}
