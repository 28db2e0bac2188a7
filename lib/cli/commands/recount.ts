import 'server-only'
import { type Command, InvalidArgumentError } from 'commander'
import { AppError } from '@/lib/platform/errors'
import { recountArchive } from '@/lib/rounds/archive/recount'
import type { Recount } from '@/lib/rounds/archive/recount-report'
import { unpackArchive } from '@/lib/rounds/archive/unpack'
import { readNamedFile } from '../named-file'
import { fail, say, tell } from '../output'

type Options = { json?: boolean; digest?: string }

/** Exit codes: 0 everything agrees, 1 something does not, 2 the file cannot be read. */
const DISAGREES = 1
const UNREADABLE = 2

const copyWords = { full: '监督卷宗', office: '不含专家身份的副本' } as const
const mostFindings = 50

function sentences(recount: Recount): string[] {
  const lines = [`${recount.roundName}（${copyWords[recount.copy]}，格式第 ${recount.formatVersion} 版）`, `卷宗校验码：${recount.digest}`]
  for (const check of recount.checks) {
    const { title, counted, findings, notes } = check
    lines.push(
      `${findings.length === 0 ? '一致' : '不一致'}　${title}：${counted}${findings.length === 0 ? '' : `，${findings.length} 处不一致`}`,
    )
    for (const finding of findings.slice(0, mostFindings)) lines.push(`　　${finding.entry}：${finding.message}`)
    if (findings.length > mostFindings) lines.push(`　　另有 ${findings.length - mostFindings} 处。`)
    for (const note of notes) lines.push(`　　说明：${note}`)
  }
  lines.push(recount.agrees ? '重算结果与卷宗全部一致。' : '重算结果与卷宗不一致，请按以上各处核查。')
  return lines
}

function digestArgument(text: string): string {
  if (!/^[0-9a-fA-F]{64}$/.test(text)) throw new InvalidArgumentError('卷宗校验码应为 64 位十六进制数，印在轮次的监督记录页上。')
  return text.toLowerCase()
}

export function addRecount(program: Command): void {
  program
    .command('recount')
    .description('重算一份卷宗：不用数据库，从评分表起逐项重算，指出不一致之处。退出码 0 全部一致，1 有不一致，2 读不出来')
    .argument('<FILE>', '卷宗文件（.zip）')
    .option('--digest <HEX>', '与轮次页面上印的卷宗校验码比对', digestArgument)
    .option('--json', '只输出 JSON')
    .action(async (typed: string, options: Options) => {
      try {
        const { bytes } = await readNamedFile(typed)
        const recount = recountArchive(await unpackArchive(bytes), options.digest)
        for (const line of options.json ? [JSON.stringify(recount)] : sentences(recount)) say(line)
        process.exitCode = recount.agrees ? 0 : DISAGREES
      } catch (error) {
        if (!(error instanceof AppError)) return fail(error)
        if (options.json) say(JSON.stringify({ error: { code: error.code, message: error.message } }))
        tell(error.message)
        process.exitCode = UNREADABLE
      }
    })
}
