import 'server-only'
import type { Command } from 'commander'
import { readOverridesFrom } from '@/lib/desk/calendar-overrides'
import { addClockOffset } from '@/lib/desk/commands/move-clock'
import { businessNow } from '@/lib/platform/clock'
import { dateOf, formatInstant } from '@/lib/platform/dates'
import { type Database, inTransaction } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { forbidden } from '@/lib/platform/errors'
import { shiftedClock } from '../clock-shift'
import { say } from '../output'
import { runCommand } from '../run-command'

/** The demo's server, or the database that holds the demo city: the command is often typed without the server's settings. */
async function isDemo({ prisma }: Database): Promise<boolean> {
  return env().isDemo || (await prisma.setting.count({ where: { key: 'demoSeed' } })) > 0
}

export function addDemoClock(program: Command): void {
  program
    .command('demo-clock')
    .description('把演示环境的业务时钟向后调，例如 +5d、+12h、+3w（工作日）')
    .argument('<SHIFT>', '向后调多少')
    .option('--json', '只输出 JSON')
    .action((typed: string, options: { json?: boolean }) =>
      runCommand(async (database) => {
        if (!(await isDemo(database))) throw forbidden('只有演示环境可以调整时钟。')
        const now = await inTransaction(async (tx) => {
          await tx.$queryRaw`SELECT "offset" FROM "BusinessClock" WHERE id = 1 FOR UPDATE`
          const before = await businessNow(tx)
          const target = shiftedClock(before, typed, await readOverridesFrom(tx, dateOf(before)))
          await addClockOffset(tx, { accountId: null, role: 'cityOffice' }, Math.ceil((target.getTime() - before.getTime()) / 1000))
          return target
        })
        say(options.json ? JSON.stringify({ now: now.toISOString() }) : `业务时钟现在是${formatInstant(now)}。`)
        return 0
      }),
    )
}
