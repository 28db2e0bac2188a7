import 'server-only'
import type { Command } from 'commander'
import { importRosterNow } from '@/lib/org/commands/import-roster-now'
import { previewRoster, type RosterRecord } from '@/lib/org/preview-roster'
import { readNamedFile } from '../named-file'
import { say } from '../output'
import { runCommand } from '../run-command'

type Options = { dryRun?: boolean; json?: boolean }

function describe(record: RosterRecord): string {
  const where = [record.sheet, `第 ${record.row} 行`].filter(Boolean).join(' ')
  if (record.verdict === 'reject') return `${where}：${record.reason ?? '不能导入。'}`
  const words = { create: '新增', update: '更新', unchanged: '无变化' }
  return `${where}：${record.values.name ?? ''}，${record.action ? words[record.action] : '请发起调入'}`
}

function summary(records: readonly RosterRecord[], isDryRun: boolean): string {
  const accepted = records.filter((record) => record.verdict === 'accept')
  const count = (action: RosterRecord['action']) => accepted.filter((record) => record.action === action).length
  const counts = `新增 ${count('create')} 人，更新 ${count('update')} 人，无变化 ${count('unchanged')} 人，有错误 ${records.length - accepted.length} 行。`
  return isDryRun ? `预览（未写入）：${counts}` : `已导入：${counts}`
}

export function addImportPeople(program: Command): void {
  program
    .command('import-people')
    .description('从花名册导入人员；正确的行导入，有错误的行逐行说明')
    .argument('<FILE>', '花名册文件（.xlsx、.xls、.et）')
    .option('--dry-run', '只检查，不写入')
    .option('--json', '每个数据行输出一行 JSON')
    .action((typed: string, options: Options) =>
      runCommand(async ({ prisma }) => {
        const file = await readNamedFile(typed)
        const records = options.dryRun ? await previewRoster(prisma, file, { viewer: null }) : (await importRosterNow(file)).records
        for (const record of records) {
          if (options.json) say(JSON.stringify(record))
          else if (record.verdict === 'reject') say(describe(record))
        }
        if (!options.json) say(summary(records, options.dryRun ?? false))
        return 0
      }),
    )
}
