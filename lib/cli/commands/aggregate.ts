import 'server-only'
import type { Command } from 'commander'
import { aggregate, aggregationNames } from '@/lib/rounds/aggregation'
import type { Aggregation, Score } from '@/lib/rounds/aggregation-results'
import { type AggregationRule, aggregationRules } from '@/lib/rounds/scheme'
import { type Answer, runAnswer } from '../answer'
import { badInput, numberFrom, readColumns, readTable } from '../read-table'

type Options = { rule: string; json?: boolean }

/** Scores beyond this are no scores; sums of them would lose their last digits. */
const LARGEST_SCORE = 1e9

const help = `
输入：CSV（UTF-8），标题行含 candidate、reviewer、score 三列，每行一位专家给一个候选对象的一个分数。
规则：mean 平均；trimmed 去掉一个最高分和一个最低分（满 5 份时）；standardised 按专家标准化；calibrated 校准（交叉随机效应，REML）
输出（--json）：{"candidates":[{"candidate","value","rank","se"}],"standardDeviations":{"candidate","reviewer","residual"},"deviance","warnings":[{"code","message"}],"rule"}
  数值相等的并列同一名次。校准之外的规则，se、standardDeviations、deviance 为 null；重叠不足、无法校准时 candidates 为空，原因在 warnings 中
退出码：0 已给出答案；2 输入或选项有误；1 程序故障`

/** Registers `portal aggregate`: from scores in a file to values and ranks. */
export function addAggregate(program: Command): void {
  program
    .command('aggregate')
    .description('按规则汇总评分（不使用数据库）')
    .argument('<SCORES.csv>', '评分文件')
    .requiredOption('--rule <RULE>', '汇总规则：mean、trimmed、standardised、calibrated')
    .option('--json', '只输出 JSON')
    .addHelpText('after', help)
    .action((typed: string, options: Options) => runAnswer(options.json ?? false, () => answer(typed, options.rule)))
}

async function answer(typed: string, ruleName: string): Promise<Answer> {
  const rule = aggregationRules.find((each) => each === ruleName)
  if (!rule) throw badInput(`没有汇总规则“${ruleName}”，可用的规则：${aggregationRules.join('、')}。`)
  const { candidates, standardDeviations, deviance, warnings } = aggregate(await readScores(typed), rule)
  const json = {
    candidates: candidates.map(({ candidate, value, rank, se }) => ({ candidate, value, rank, se })),
    standardDeviations,
    deviance,
    warnings: warnings.map(({ code, message }) => ({ code, message })),
    rule,
  }
  return { json, lines: resultLines(rule, { rule, candidates, standardDeviations, deviance, warnings }) }
}

async function readScores(typed: string): Promise<Score[]> {
  const table = await readTable(typed)
  const firstLine = new Map<string, number>()
  return readColumns(table, ['candidate', 'reviewer', 'score']).map(({ line, values }) => {
    const { candidate, reviewer } = values
    if (candidate === '' || reviewer === '')
      throw badInput(`文件“${typed}”第 ${line} 行缺少${candidate === '' ? '候选对象（candidate）' : '专家（reviewer）'}。`)
    const score = numberFrom(values.score)
    if (score === null) throw badInput(`文件“${typed}”第 ${line} 行的分数${values.score === '' ? '是空的' : `“${values.score}”不是数`}。`)
    if (Math.abs(score) > LARGEST_SCORE) throw badInput(`文件“${typed}”第 ${line} 行的分数 ${values.score} 过大。`)
    const pair = JSON.stringify([candidate, reviewer])
    const before = firstLine.get(pair)
    if (before !== undefined)
      throw badInput(`文件“${typed}”第 ${line} 行与第 ${before} 行重复：专家“${reviewer}”对“${candidate}”评了两次，请保留一次。`)
    firstLine.set(pair, line)
    return { candidate, reviewer, score }
  })
}

function resultLines(rule: AggregationRule, { candidates, standardDeviations, deviance, warnings }: Aggregation): string[] {
  const isCalibrated = standardDeviations !== null && deviance !== null
  return [
    aggregationNames[rule],
    ...candidates.map(
      ({ candidate, value, rank, se }) => `第 ${rank} 名\t${candidate}\t${value}${se === null ? '' : `\t标准误 ${se.toFixed(4)}`}`,
    ),
    ...(isCalibrated
      ? [
          `标准差：候选对象 ${standardDeviations.candidate.toFixed(4)}，专家 ${standardDeviations.reviewer.toFixed(4)}，残差 ${standardDeviations.residual.toFixed(4)}；REML 准则 ${deviance.toFixed(4)}`,
        ]
      : []),
    ...warnings.map((warning) => `注意：${warning.message}`),
  ]
}
