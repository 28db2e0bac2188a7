import 'server-only'
import type { Command } from 'commander'
import { linkAuditTail, verifyAuditChain } from '@/lib/platform/audit/chain'
import { AppError } from '@/lib/platform/errors'
import { say } from '../output'
import { runCommand } from '../run-command'

type Options = { json?: boolean; checkpoint?: string }

/** `SEQ:HASH`, as an earlier run printed it. */
function checkpointOf(typed: string | undefined): { seq: bigint; hash: string } | undefined {
  if (typed === undefined) return undefined
  const match = /^(\d{1,18}):([0-9a-f]{64})$/.exec(typed.trim())
  if (!match?.[1] || !match[2]) throw new AppError('invalid', '检查点应写成“序号:摘要”，取自上一次核验的输出。')
  return { seq: BigInt(match[1]), hash: match[2] }
}

export function addVerifyAudit(program: Command): void {
  program
    .command('verify-audit')
    .description('核验操作记录链：被改动、删除、调换或截断的记录都会被发现')
    .option('--checkpoint <SEQ:HASH>', '与另行保存的检查点比对')
    .option('--json', '只输出 JSON')
    .action((options: Options) =>
      runCommand(async () => {
        const checkpoint = checkpointOf(options.checkpoint)
        // Rows committed just before are linked first, so that the whole record is judged.
        while ((await linkAuditTail()) > 0);
        const report = await verifyAuditChain(checkpoint)
        if (options.json) say(JSON.stringify(report))
        else {
          for (const fault of report.faults) say(fault)
          say(
            report.faults.length === 0
              ? `记录链完整：共 ${report.linked} 条，未入链 ${report.unlinked} 条。检查点 ${report.linked}:${report.headHash}`
              : `记录链有 ${report.faults.length} 处问题。`,
          )
        }
        return report.faults.length === 0 ? 0 : 1
      }),
    )
}
