import 'server-only'
import type { Command } from 'commander'
import { administratorConflict } from '@/lib/accounts/administrator-conflict'
import { createAccount } from '@/lib/accounts/commands/create-account'
import { grantRole } from '@/lib/accounts/commands/grant-role'
import { createAccountSchema } from '@/lib/accounts/schema'
import { ROLE_LABELS, ROLE_SCOPES, ROLES, type Role } from '@/lib/platform/access/roles'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/errors'
import { operator } from '../operator'
import { say } from '../output'
import { runCommand } from '../run-command'

type Options = { login: string; name: string; role: string[]; unit?: string; round?: string; json?: boolean }

function refuse(message: string): never {
  throw new AppError('invalid', message)
}

function rolesOf(typed: readonly string[]): Role[] {
  const roles = typed.map(
    (text) =>
      ROLES.find((role) => role === text || ROLE_LABELS[role] === text) ??
      refuse(`没有“${text}”这个角色。可用的角色：${ROLES.join('、')}。`),
  )
  roles.forEach((role, index) => {
    const problem = administratorConflict(roles.slice(0, index), role)
    if (problem) refuse(problem)
  })
  if (roles.some((role) => ROLE_SCOPES[role] === 'self')) refuse('“人才”账号由本人激活：请由所在单位人事在人员名册中发放激活码。')
  return [...new Set(roles)]
}

/** A unit by its code, name or short name of today. */
async function unitIdOf(reader: Reader, typed: string): Promise<string> {
  const today = fromDateOnly(await businessToday(reader))
  const found = await reader.unitVersion.findMany({
    where: {
      startsOn: { lte: today },
      AND: [
        { OR: [{ endsOn: null }, { endsOn: { gte: today } }] },
        { OR: [{ name: typed }, { shortName: typed }, { unit: { code: typed } }] },
      ],
    },
    select: { unitId: true },
  })
  const ids = [...new Set(found.map((version) => version.unitId))]
  if (ids.length > 1) refuse(`有 ${ids.length} 个单位叫“${typed}”，请改用单位代码。`)
  return ids[0] ?? refuse(`没有找到单位“${typed}”，请填写单位全称、简称或代码。`)
}

async function roundIdOf(reader: Reader, typed: string): Promise<string> {
  const found = await reader.round.findFirst({ where: { OR: [{ id: typed }, { name: typed }] }, select: { id: true } })
  return found?.id ?? refuse(`没有找到评选轮次“${typed}”，请填写轮次全称。`)
}

async function create(reader: Reader, options: Options): Promise<string> {
  const roles = rolesOf(options.role)
  const scopes = new Set(roles.map((role) => ROLE_SCOPES[role]))
  if (scopes.has('unit') && !options.unit) refuse('这个角色须指定单位：--unit 单位名称或代码。')
  if (scopes.has('round') && !options.round) refuse('这个角色须指定评选轮次：--round 轮次名称。')
  const unitId = options.unit ? await unitIdOf(reader, options.unit) : undefined
  const roundId = options.round ? await roundIdOf(reader, options.round) : undefined
  const parsed = createAccountSchema.safeParse({ login: options.login, name: options.name })
  if (!parsed.success) refuse(parsed.error.issues.map((issue) => issue.message).join('\n'))
  const made = await createAccount(operator('sysAdmin'), parsed.data)
  for (const role of roles) {
    const scope = { unit: { unitId }, round: { roundId }, none: {}, self: {} }[ROLE_SCOPES[role]]
    await grantRole(operator('securityAdmin'), { accountId: made.accountId, role, ...scope })
  }
  const words = { login: made.login, name: made.name, roles, firstPassword: made.firstPassword }
  return options.json
    ? JSON.stringify(words)
    : `已建立账号 ${made.login}（${made.name}，${roles.map((role) => ROLE_LABELS[role]).join('、')}）。\n首次登录密码：${made.firstPassword}\n只显示这一次，首次登录后须立即修改。`
}

export function addCreateAccount(program: Command): void {
  program
    .command('create-account')
    .description('建立账号并授予角色，输出一次性的首次登录密码')
    .requiredOption('--login <LOGIN>', '登录账号')
    .requiredOption('--name <NAME>', '使用人姓名')
    .requiredOption('--role <ROLE...>', `角色：${ROLES.join('、')}`)
    .option('--unit <UNIT>', '单位人事、单位党组所管的单位（全称、简称或代码）')
    .option('--round <ROUND>', '评审专家、评审领导小组成员所属的轮次（名称）')
    .option('--json', '只输出 JSON')
    .action((options: Options) =>
      runCommand(async ({ prisma }) => {
        say(await create(prisma, options))
        return 0
      }),
    )
}
