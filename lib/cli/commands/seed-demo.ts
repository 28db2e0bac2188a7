import 'server-only'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { ROLE_LABELS, ROLES } from '@/lib/platform/access/roles'
import type { Database } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { AppError } from '@/lib/platform/errors'
import { DEMO_PASSWORD } from '@/prisma/seed/data/accounts'
import { seedDemoCity } from '@/prisma/seed/demo-city'
import { say } from '../output'
import { runCommand } from '../run-command'

const cards = z.array(z.object({ login: z.string(), role: z.enum(ROLES), name: z.string(), unitName: z.string(), order: z.number() }))

/** The list of accounts beside the data, for the command that starts the demo. */
async function writeAccountsFile(database: Database): Promise<number> {
  const setting = await database.prisma.setting.findUnique({ where: { key: 'demoAccounts' } })
  const accounts = cards
    .parse(setting?.value ?? [])
    .sort((a, b) => a.order - b.order)
    .map(({ login, role, name, unitName }) => ({ login, role, roleLabel: ROLE_LABELS[role], name, unitName }))
  mkdirSync(env().dataDir, { recursive: true })
  writeFileSync(path.join(env().dataDir, 'demo-accounts.json'), JSON.stringify({ password: DEMO_PASSWORD, accounts }, null, 2))
  return accounts.length
}

export function addSeedDemo(program: Command): void {
  program
    .command('seed-demo')
    .description('建立虚构的演示城市“澜州市”；已建立的不重复建立')
    .option('--seed <TEXT>', '随机种子，同一种子得到同一座城市')
    .action((options: { seed?: string }) =>
      runCommand(async (database) => {
        if (!env().isDemo) throw new AppError('notDemo', '只能在演示环境建立演示城市：请设置 PORTAL_DEMO=1。')
        const isNew = await seedDemoCity(database, options.seed)
        const count = await writeAccountsFile(database)
        say(isNew ? `演示城市已建立，登录页提供 ${count} 个演示账号。` : '演示城市已存在，未作改动。')
        return 0
      }),
    )
}
