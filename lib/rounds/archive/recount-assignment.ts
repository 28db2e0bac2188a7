import type { ArchiveContent } from './format'
import { CheckBuilder, candidateWord, type RecountCheck, tail } from './recount-report'
import type { SchemeVersions } from './recount-sheets'

/** Nobody judges under a conflict, nobody judges one candidate twice, every ranked candidate has as many reviewers as the scheme asks. */
export function recountAssignment(content: ArchiveContent, schemes: SchemeVersions): RecountCheck {
  const check = new CheckBuilder('assignment', '回避与分配')
  const { seats, runs } = content.assignment
  const candidates = new Set(content.candidates.map((candidate) => candidate.id))
  const reviewers = new Set(content.reviewers.map((reviewer) => reviewer.id))
  const barred = new Set(content.conflicts.map((conflict) => `${conflict.judge}\n${conflict.candidate}`))
  const pairs = new Set<string>()
  const counts = new Map<string, number>()
  const voided = new Map<string, number>()
  const loads = new Map<string, number>()
  for (const seat of seats) {
    const pair = `${seat.reviewer}\n${seat.candidate}`
    const word = `专家 ${tail(seat.reviewer)} 对${candidateWord(seat.candidate)}的评审任务`
    const say = (holds: boolean, message: string) => check.expect(holds, 'assignment', seat.candidate, `${word}${message}`)
    say(candidates.has(seat.candidate) && reviewers.has(seat.reviewer), '的专家或候选对象不在名册内。')
    say(!pairs.has(pair), '出现了两次。')
    pairs.add(pair)
    say(seat.state !== 'active' || !barred.has(pair), '存在回避关系，不应有效。')
    loads.set(seat.reviewer, (loads.get(seat.reviewer) ?? 0) + 1)
    const tally = seat.state === 'voided' ? voided : counts
    tally.set(seat.candidate, (tally.get(seat.candidate) ?? 0) + 1)
  }
  for (const { judge, candidate } of content.conflicts)
    check.expect(candidates.has(candidate), 'conflicts', candidate, `回避记录（${tail(judge)}）所指的候选对象不在名册内。`)
  const ranking = content.rankings.at(-1)
  const reviewing = schemes.get(ranking?.inputs.schemeVersion ?? 0)?.reviewing
  // At a live show every judge without a conflict scores every candidate; there is nothing to solve.
  if (reviewing?.show) return check.done(counted(content))
  if (ranking && reviewing)
    for (const { nominationId } of ranking.entries) {
      const count = counts.get(nominationId) ?? 0
      const left = voided.get(nominationId) ?? 0
      if (count < reviewing.reviewersPerCandidate && left > 0)
        check.notes.push(`${candidateWord(nominationId)}有 ${left} 项评审任务作废，未全部补派，有 ${count} 位专家评审。`)
      else
        check.expect(
          count >= reviewing.reviewersPerCandidate,
          'assignment',
          nominationId,
          `${candidateWord(nominationId)}只有 ${count} 位专家，方案要求 ${reviewing.reviewersPerCandidate} 位，评审任务被抽走。`,
        )
    }
  const run = runs.findLast((each) => each.status !== 'infeasible')
  const isAsSolved = seats.every((seat) => seat.state === 'active')
  if (run && isAsSolved)
    for (const { reviewer, load } of run.loads)
      check.expect(
        (loads.get(reviewer) ?? 0) === load,
        'assignment',
        reviewer,
        `专家 ${tail(reviewer)} 有 ${loads.get(reviewer) ?? 0} 项评审任务，分配证书上是 ${load} 项。`,
      )
  else if (run && !isAsSolved) check.notes.push('分配之后有评审任务作废、免评或补派，任务数不与分配证书逐一比对。')
  return check.done(counted(content))
}

const counted = ({ conflicts, assignment }: ArchiveContent): string => `${conflicts.length} 条回避、${assignment.seats.length} 项评审任务`
