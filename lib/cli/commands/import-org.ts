import 'server-only'
import type { Command } from 'commander'
import { importOrg } from '@/lib/org/commands/import-org'
import { readNamedFile } from '../named-file'
import { say } from '../output'
import { runCommand } from '../run-command'

export function addImportOrg(program: Command): void {
  program
    .command('import-org')
    .description('从 Excel 或 WPS 表格导入条线和单位')
    .argument('<FILE>', '表格文件')
    .option('--json', '只输出 JSON')
    .action((typed: string, options: { json?: boolean }) =>
      runCommand(async () => {
        const counts = await importOrg(null, await readNamedFile(typed))
        say(options.json ? JSON.stringify(counts) : `新增 ${counts.created} 项，更新 ${counts.updated} 项，无变化 ${counts.unchanged} 项。`)
        return 0
      }),
    )
}
