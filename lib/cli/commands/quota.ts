import 'server-only'
import type { Command } from 'commander'
import { type QuotaCandidate, type QuotaLimits, selectUnderQuotas } from '@/lib/rounds/quota'
import { type Answer, runAnswer, wholeNumber } from '../answer'
import { badInput, numberFrom, readColumns, readTable } from '../read-table'

type Options = { total: number; perLine?: number; perUnit?: number; grassrootsFloor: number; json?: boolean }

const grassrootsWords = new Map<string, boolean>([
  ...['1', 'true', 'yes', 'y', '是'].map((word) => [word, true] as const),
  ...['0', 'false', 'no', 'n', '否', ''].map((word) => [word, false] as const),
])

const resultNames = { selected: '入选', notSelected: '未入选', tied: '并列待定' } as const

const help = `
输入：CSV（UTF-8），标题行含 candidate、score、line、unit、grassroots 五列；grassroots 填 1 或 0（也可填 是/否、true/false）。行的先后不影响结果。
输出（--json）：{"results":[{"candidate","result","code","reason"}],"floor":{"asked","reserved","released"},"notes":[]}，按名次排列
  result  selected 入选；notSelected 未入选；tied 并列，由评审领导小组决定
  code    byRank、byFloor、tieAtCutOff、totalFull、lineFull、unitFull、floorReserved
  基层保底名额无法用满的，其余放开使用，在 floor.released 和 notes 中说明
退出码：0 已给出答案；2 输入或选项有误；1 程序故障`

/** Registers `portal quota`: selection under quotas from a file of scores. */
export function addQuota(program: Command): void {
  program
    .command('quota')
    .description('按名额择优（不使用数据库）')
    .argument('<RANKED.csv>', '候选对象和得分')
    .requiredOption('--total <N>', '总名额', wholeNumber(0))
    .option('--per-line <N>', '每条线的名额上限', wholeNumber(0))
    .option('--per-unit <N>', '每个单位的名额上限', wholeNumber(0))
    .option('--grassroots-floor <N>', '基层保底名额', wholeNumber(0), 0)
    .option('--json', '只输出 JSON')
    .addHelpText('after', help)
    .action((typed: string, options: Options) => runAnswer(options.json ?? false, () => answer(typed, options)))
}

async function answer(typed: string, { total, perLine, perUnit, grassrootsFloor }: Options): Promise<Answer> {
  const limits: QuotaLimits = { total, perLine: perLine ?? null, perUnit: perUnit ?? null, grassrootsFloor }
  const { results, floor, notes } = selectUnderQuotas(await readCandidates(typed), limits)
  const lines = results.map(({ candidate, result, reason }) => `${candidate}\t${resultNames[result]}\t${reason}`)
  return { json: { results, floor, notes }, lines: [...lines, ...notes] }
}

async function readCandidates(typed: string): Promise<QuotaCandidate[]> {
  const firstLine = new Map<string, number>()
  return readColumns(await readTable(typed), ['candidate', 'score', 'line', 'unit', 'grassroots']).map(({ line: row, values }) => {
    const { candidate, line, unit } = values
    const at = `文件“${typed}”第 ${row} 行`
    if (candidate === '') throw badInput(`${at}缺少候选对象（candidate）。`)
    const before = firstLine.get(candidate)
    if (before !== undefined) throw badInput(`${at}与第 ${before} 行重复：候选对象“${candidate}”出现了两次，请保留一行。`)
    firstLine.set(candidate, row)
    const score = numberFrom(values.score)
    if (score === null) throw badInput(`${at}的得分${values.score === '' ? '是空的' : `“${values.score}”不是数`}。`)
    const isGrassroots = grassrootsWords.get(values.grassroots.toLowerCase())
    if (isGrassroots === undefined) throw badInput(`${at}的基层标记“${values.grassroots}”认不出来，请填 1 或 0。`)
    return { candidate, score, line, unit, isGrassroots }
  })
}
