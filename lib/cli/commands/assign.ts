import 'server-only'
import type { Command } from 'commander'
import type { AssignmentRequest, AssignmentResult } from '@/lib/rounds/assignment'
import { describeCause } from '@/lib/rounds/assignment-words'
import { type Answer, runAnswer, wholeNumber } from '../answer'
import { badInput, readMatrix, readTable, type Table } from '../read-table'

type Options = {
  similarity: string
  conflict?: string
  perCandidate: number
  maxLoad: number
  minLoad: number
  fair?: boolean
  timeLimit: number
  json?: boolean
}

const help = `
输入：没有标题行的 CSV 数字矩阵（UTF-8），每行一位专家，每列一个候选对象。匹配度为 −1、或回避文件中为 1 的，不得分配。
输出（--json）：{"status","total","worst","bound","pairs","because","mode","loads","totalBound"}
  status      optimal 已证明最优；feasible 可行但未证明最优；infeasible 无解
  total       匹配度合计；worst 匹配度最低的候选对象所得的合计；无解时为 null
  bound       上界：总体最优时是 total 的上界，公平优先（--fair）时是 worst 的上界；totalBound 是 total 的上界（公平优先时，指 worst 不低于所得值时的 total）
  pairs       [专家, 候选对象]，编号从 0 起；because 无解的原因，每项有 code、message、candidates、reviewers
  loads       每位专家分到的份数
退出码：0 已给出答案（包括无解）；2 输入或选项有误；1 程序故障`

/** Registers `portal assign`: assignment of reviewers from files alone. */
export function addAssign(program: Command): void {
  program
    .command('assign')
    .description('为候选对象分配评审专家（不使用数据库）')
    .requiredOption('--similarity <FILE>', '匹配度矩阵')
    .option('--conflict <FILE>', '回避矩阵（0 或 1），行列与匹配度矩阵相同')
    .requiredOption('--per-candidate <K>', '每个候选对象的专家数', wholeNumber(1))
    .requiredOption('--max-load <M>', '每位专家的份数上限', wholeNumber(0))
    .option('--min-load <m>', '每位专家的份数下限', wholeNumber(0), 0)
    .option('--fair', '公平优先：先让匹配最低的候选对象尽量高，再求合计最高')
    .option('--time-limit <SECONDS>', '求解时限', wholeNumber(1), 45)
    .option('--json', '只输出 JSON')
    .addHelpText('after', help)
    .action((options: Options) => runAnswer(options.json ?? false, () => assign(options)))
}

async function assign(options: Options): Promise<Answer> {
  const request = await requestFrom(options)
  const { solveAssignment } = await import('@/lib/rounds/assignment')
  const result = await solveAssignment(request)
  const mode = request.objective ?? 'total'
  const because = result.because.map((cause) => ({
    code: cause.code,
    message: describeCause(cause, indexNames),
    candidates: 'candidates' in cause ? cause.candidates : 'candidate' in cause ? [cause.candidate] : [],
    reviewers: 'reviewers' in cause ? cause.reviewers : 'reviewer' in cause ? [cause.reviewer] : [],
  }))
  const isSolved = result.status !== 'infeasible'
  const figure = (value: number): number | null => (isSolved ? Number(value.toPrecision(12)) : null)
  const json = {
    status: result.status,
    total: figure(result.total),
    worst: figure(result.worst),
    bound: figure(mode === 'fair' ? result.worstBound : result.bound),
    pairs: result.pairs,
    because,
    mode,
    loads: isSolved ? result.loads : [],
    totalBound: figure(result.bound),
  }
  return { json, lines: isSolved ? resultLines(result, mode) : ['无法完成分配：', ...because.map((cause) => cause.message)] }
}

/** Numbered as in the pairs, from 0. */
const indexNames = { candidateAt: (index: number) => `候选对象 ${index}`, reviewerAt: (index: number) => `专家 ${index}` }

async function requestFrom(options: Options): Promise<AssignmentRequest> {
  const table = await readTable(options.similarity)
  const similarity = readMatrix(table)
  const conflict = similarity.map((row) => row.map((value) => value === -1))
  if (options.conflict) mergeConflicts(conflict, await readTable(options.conflict), table)
  const { perCandidate, maxLoad, minLoad, timeLimit } = options
  const timeLimitSeconds = timeLimit
  return { similarity, conflict, perCandidate, minLoad, maxLoad, objective: options.fair ? 'fair' : 'total', timeLimitSeconds }
}

function mergeConflicts(conflict: boolean[][], table: Table, similarity: Table): void {
  const matrix = readMatrix(table)
  const columns = conflict[0]?.length ?? 0
  if (matrix.length !== conflict.length || matrix[0]?.length !== columns)
    throw badInput(
      `回避文件“${table.name}”是 ${matrix.length} 行 ${matrix[0]?.length ?? 0} 列，匹配度文件“${similarity.name}”是 ${conflict.length} 行 ${columns} 列，行数和列数必须相同。`,
    )
  for (const [reviewer, row] of matrix.entries())
    for (const [candidate, value] of row.entries()) {
      if (value !== 0 && value !== 1)
        throw badInput(`回避文件“${table.name}”第 ${table.rows[reviewer]?.line} 行第 ${candidate + 1} 列是 ${value}，只能填 0 或 1。`)
      const marks = conflict[reviewer]
      if (value === 1 && marks) marks[candidate] = true
    }
}

function resultLines(result: AssignmentResult, mode: 'total' | 'fair'): string[] {
  const proven = result.status === 'optimal' ? '已证明最优' : '可行，未证明最优'
  const byCandidate = new Map<number, number[]>()
  for (const [reviewer, candidate] of result.pairs) byCandidate.set(candidate, [...(byCandidate.get(candidate) ?? []), reviewer])
  return [
    `${mode === 'fair' ? '公平优先' : '总体匹配最优'}：${proven}。匹配度合计 ${result.total.toFixed(3)}（上界 ${result.bound.toFixed(3)}），最低的候选对象 ${result.worst.toFixed(4)}（上界 ${result.worstBound.toFixed(4)}）。`,
    `每位专家 ${Math.min(...result.loads)} 至 ${Math.max(...result.loads)} 份。编号从 0 起：`,
    ...[...byCandidate].map(([candidate, reviewers]) => `候选对象 ${candidate}：专家 ${reviewers.join('、')}`),
  ]
}
