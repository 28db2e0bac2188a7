import 'server-only'
import type { Command } from 'commander'
import { formatDate } from '@/lib/platform/dates'
import { checkLedger, type LedgerDifference, rebuildLedger } from '@/lib/titles/commands/rebuild-ledger'
import { say } from '../output'
import { runCommand } from '../run-command'

function describe({ where, personId, classCode, day, delta }: LedgerDifference): string {
  const subject = where === 'rows' ? `人员 ${personId} 的台账` : '按日汇总'
  return `${subject}在${formatDate(day)}的“${classCode}”一项${delta > 0 ? `少计 ${delta}` : `多计 ${-delta}`}。`
}

export function addRebuildLedger(program: Command): void {
  program
    .command('rebuild-ledger')
    .description('按称号持有记录重建台账')
    .option('--check', '只核对，不写入；有差异时退出码为 1')
    .option('--json', '只输出 JSON')
    .action((options: { check?: boolean; json?: boolean }) =>
      runCommand(async ({ prisma }) => {
        const report = options.check ? await checkLedger(prisma) : await rebuildLedger({ accountId: null, role: 'cityOffice' })
        if (options.json) say(JSON.stringify(report))
        else {
          for (const difference of report.differences) say(describe(difference))
          const found = report.differenceCount === 0 ? '台账与持有记录一致' : `发现 ${report.differenceCount} 处差异`
          say(`共核对 ${report.people} 人，${found}${report.differenceCount > 0 && !options.check ? '，已重建' : ''}。`)
        }
        return options.check && report.differenceCount > 0 ? 1 : 0
      }),
    )
}
