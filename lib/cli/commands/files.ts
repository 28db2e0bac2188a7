import 'server-only'
import path from 'node:path'
import type { Command } from 'commander'
import { blobStore } from '@/lib/platform/files/blob-store'
import { checkFiles, copyFiles, type FileReport } from '@/lib/platform/files/check-files'
import { folderStore } from '@/lib/platform/files/folder-store'
import { say } from '../output'
import { runCommand } from '../run-command'

const PROBLEMS = { missing: '内容缺失', changed: '内容与入库时的摘要不符' } as const

function tellReport(report: FileReport, isJson: boolean | undefined, copied: string): number {
  if (isJson) say(JSON.stringify(report))
  else {
    for (const { id, problem } of report.faults) say(`文件 ${id} ${PROBLEMS[problem]}。`)
    say(`共 ${report.files} 份文件${copied}，${report.faults.length === 0 ? '全部完好' : `${report.faults.length} 份有问题`}。`)
  }
  return report.faults.length === 0 ? 0 : 1
}

export function addCheckFiles(program: Command): void {
  program
    .command('check-files')
    .description('逐份核对文件存储（目录或对象存储）中的文件是否齐全、未被改动')
    .option('--json', '只输出 JSON')
    .action((options: { json?: boolean }) =>
      runCommand(async ({ prisma }) => tellReport(await checkFiles(prisma, blobStore()), options.json, '')),
    )
}

/** A folder as seen from where the command was typed. */
const named = (folder: string) => folderStore(path.resolve(process.env.PORTAL_CALLER_DIR ?? process.cwd(), folder))

export function addCopyFiles(program: Command): void {
  program
    .command('copy-files')
    .description('在文件存储与一个目录之间复制文件：备份、恢复或迁移；已有的不重复复制')
    .argument('<folder>', '目录')
    .option('--restore', '从目录复制回文件存储；不写则从文件存储复制到目录')
    .option('--json', '只输出 JSON')
    .action((folder: string, options: { restore?: boolean; json?: boolean }) =>
      runCommand(async ({ prisma }) => {
        const [from, to] = options.restore ? [named(folder), blobStore()] : [blobStore(), named(folder)]
        const report = await copyFiles(prisma, from, to)
        return tellReport(report, options.json, `，复制 ${report.copied} 份`)
      }),
    )
}
