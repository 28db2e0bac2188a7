import 'server-only'
import type { Command } from 'commander'
import { checkInvariants } from '@/lib/invariants/check-invariants'
import { say } from '../output'
import { runCommand } from '../run-command'

export function addCheckInvariants(program: Command): void {
  program
    .command('check-invariants')
    .description('核对各项数据约束；有不符时逐条说明，退出码为 1')
    .option('--json', '只输出 JSON')
    .action((options: { json?: boolean }) =>
      runCommand(async ({ prisma }) => {
        const report = await checkInvariants(prisma)
        if (options.json) say(JSON.stringify(report))
        else {
          for (const { sentence } of report.faults) say(sentence)
          say(
            report.faults.length === 0
              ? `共核对 ${report.checks} 项，全部符合。`
              : `共核对 ${report.checks} 项，发现 ${report.faults.length} 处不符。`,
          )
        }
        return report.faults.length === 0 ? 0 : 1
      }),
    )
}
