import { workingDayStatus } from '@/lib/platform/calendar/working-days'
import { endOfDay } from '@/lib/platform/dates'
import { tallyOf } from '../meeting/papers'
import { decisionsOfTurns, type TurnResult } from '../meeting/turns'
import { decidePanel, quorum, tallyProblems } from '../panel'
import { settlePanel } from '../panel-settlement'
import { publicityPeriod } from '../publicity'
import type { Scheme } from '../scheme'
import type { ArchiveContent } from './format'
import { CheckBuilder, candidateWord, type RecountCheck, tail } from './recount-report'
import type { SchemeVersions } from './recount-sheets'

/** The scheme that was in force at a moment: the newest frozen by then. */
function schemeAt(content: ArchiveContent, schemes: SchemeVersions, at: string): Scheme | undefined {
  const version = content.schemes.filter((each) => each.frozenAt !== null && each.frozenAt <= at).at(-1)?.version
  return version === undefined ? undefined : schemes.get(version)
}

type Meeting = ArchiveContent['panel']['meetings'][number]
type Vote = Meeting['votes'][number]

/** The panel's counts, thresholds and formulas, and what follows from them when the results are made known. */
export function recountPanel(content: ArchiveContent, schemes: SchemeVersions): RecountCheck {
  const check = new CheckBuilder('panel', '领导小组审议')
  for (const meeting of content.panel.meetings) {
    const scheme = schemeAt(content, schemes, meeting.recordedAt)
    const where = `${meeting.heldOn} 的会议`
    if (!check.expect(scheme !== undefined, 'panel', meeting.id, `${where}所依据的方案不在卷宗内。`) || !scheme) continue
    const { appointed } = meeting.quorum
    const met = quorum({ appointed, entitled: appointed, present: meeting.present.length }, scheme.panel)
    check.expect(
      meeting.quorum.present === meeting.present.length && meeting.quorum.isMet === met.isMet && meeting.quorum.formula === met.formula,
      'panel',
      meeting.id,
      `${where}的法定人数应为“${met.formula}”，登记为“${meeting.quorum.formula}”。`,
    )
    const turns = content.panel.turns.filter((turn) => turn.meeting === meeting.id && turn.state === 'closed')
    for (const vote of meeting.votes) recountVote(check, where, meeting, vote, turns, scheme)
    recountTurns(check, where, meeting, turns)
  }
  recountSettlement(check, content, schemes)
  const votes = content.panel.meetings.reduce((sum, meeting) => sum + meeting.votes.length, 0)
  const turns = content.panel.turns.length > 0 ? `、${content.panel.turns.length} 轮` : ''
  return check.done(`${content.panel.meetings.length} 次会议${turns}、${votes} 项表决`)
}

function recountVote(
  check: CheckBuilder,
  where: string,
  meeting: Meeting,
  vote: Vote,
  turns: ArchiveContent['panel']['turns'],
  scheme: Scheme,
): void {
  const say = (holds: boolean, message: string) =>
    check.expect(holds, 'panel', vote.candidate, `${where}：${candidateWord(vote.candidate)}${message}`)
  const turn = turns.find((each) => each.number === vote.turn && each.kind === 'decision')
  const present = turn?.present ?? meeting.present
  const { appointed } = meeting.quorum
  const counts = {
    appointed,
    entitled: appointed - new Set(vote.recused).size,
    present: present.filter((member) => !vote.recused.includes(member)).length,
  }
  say(
    vote.entitled === counts.entitled && vote.present === counts.present,
    `应到会 ${counts.entitled} 人、实到会 ${counts.present} 人，登记为 ${vote.entitled} 人、${vote.present} 人。`,
  )
  const tally = { agree: vote.agree, disagree: vote.disagree, defer: vote.defer }
  const problems = tallyProblems(counts, tally)
  if (!say(problems.length === 0, `的票数不成立：${problems.join('')}`)) return
  const decided = decidePanel(counts, tally, scheme.panel)
  say(
    decided.outcome === vote.decision && decided.formula === vote.formula,
    `的表决结果应为“${decided.formula}”，登记为“${vote.formula}”。`,
  )
}

/** Ballots counted anew turn by turn; what the meeting put on record must be what its turns came to. */
function recountTurns(check: CheckBuilder, where: string, meeting: Meeting, turns: ArchiveContent['panel']['turns']): void {
  if (turns.length === 0) return
  const results = turns.map(
    (turn): TurnResult => ({
      number: turn.number,
      kind: turn.kind,
      candidates: turn.candidates.flatMap((each) => {
        const word = `${where}第 ${turn.number} 轮：${candidateWord(each.candidate)}`
        const tally = tallyOf(each.ballots)
        const same = tally.agree === each.agree && tally.disagree === each.disagree && tally.defer === each.defer
        check.expect(
          same,
          'panel',
          each.candidate,
          `${word}的选票为同意 ${tally.agree}、不同意 ${tally.disagree}、缓议 ${tally.defer}，登记的票数不同。`,
        )
        const names = new Set(each.named.map((vote) => vote.member))
        const isFair =
          names.size === each.named.length &&
          each.named.every((vote) => turn.present.includes(vote.member) && !each.recused.includes(vote.member))
        check.expect(isFair, 'panel', each.candidate, `${word}的记名票中有重复投票、未到会或应当回避的成员。`)
        return each.decision === null ? [] : [{ nominationId: each.candidate, ...tally, decision: each.decision }]
      }),
    }),
  )
  const decisions = decisionsOfTurns(results)
  for (const vote of meeting.votes) {
    const decision = decisions.get(vote.candidate)
    const same =
      decision?.outcome === vote.decision &&
      decision.agree === vote.agree &&
      decision.disagree === vote.disagree &&
      decision.defer === vote.defer &&
      decision.turn === vote.turn &&
      decision.tieBreaks.join() === vote.tieBreaks.join()
    check.expect(same, 'panel', vote.candidate, `${where}：${candidateWord(vote.candidate)}登记的表决结果与各轮计票不符。`)
  }
}

const released = { propose: 'proposed', passOver: 'notSelected', defer: 'deferred' } as const

/** Who was proposed, passed over or deferred when the results were last made known. */
function recountSettlement(check: CheckBuilder, content: ArchiveContent, schemes: SchemeVersions): void {
  const known = content.round.stageChanges.filter((change) => change.to === 'publicity' && change.from === 'deliberating').at(-1)
  const ranking = content.rankings.filter((each) => known && each.computedAt <= known.at).at(-1)
  const scheme = known && schemeAt(content, schemes, known.at)
  if (!known || !ranking || !scheme) return
  const meetings = content.panel.meetings
    .filter((meeting) => meeting.rankingVersion === ranking.version && (meeting.supersededAt === null || meeting.supersededAt > known.at))
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))
  const decisions = new Map(meetings.flatMap((meeting) => meeting.votes.map((vote) => [vote.candidate, vote] as const)))
  const rankOf = new Map(ranking.entries.map((entry) => [entry.nominationId, entry.rank]))
  const outcomes = content.candidates.flatMap((candidate) => {
    const event = candidate.events.find((each) => each.at === known.at && each.event in released)
    return event ? [{ candidate, event: event.event }] : []
  })
  const { results, problems } = settlePanel(
    outcomes.map(({ candidate }) => {
      const vote = decisions.get(candidate.id)
      return {
        nominationId: candidate.id,
        name: candidate.id,
        lineName: candidate.line,
        unitName: candidate.unit,
        isGrassroots: candidate.isGrassroots,
        rank: rankOf.get(candidate.id) ?? 0,
        decision: vote ? { outcome: vote.decision, agree: vote.agree, turn: vote.turn, tieBreaks: vote.tieBreaks } : null,
      }
    }),
    scheme.quotas,
  )
  check.expect(problems.length === 0, 'panel', null, `按表决结果不能定出拟命名对象：${problems.join('')}`)
  const expected = new Map(results.map((result) => [result.nominationId, result]))
  for (const { candidate, event } of outcomes) {
    const result = expected.get(candidate.id)
    check.expect(
      result?.event === event,
      'candidates',
      candidate.id,
      result
        ? `${candidateWord(candidate.id)}按表决和名额应为：${result.reason}卷宗所载的结果不同。`
        : `${candidateWord(candidate.id)}没有表决记录，却有审议结果。`,
    )
  }
}

/** Publicity in full days, awards only for who was in public and free of objections. */
export function recountPublicity(content: ArchiveContent, schemes: SchemeVersions): RecountCheck {
  const check = new CheckBuilder('publicity', '公示、异议与命名')
  const candidates = new Set(content.candidates.map((candidate) => candidate.id))
  for (const publicity of content.publicity.versions) {
    const where = `第 ${publicity.version} 次公示`
    const say = (holds: boolean, message: string) => check.expect(holds, 'publicity', String(publicity.version), `${where}${message}`)
    const scheme = schemeAt(content, schemes, publicity.publishedAt)
    if (!say(scheme !== undefined, '所依据的方案不在卷宗内。') || !scheme) continue
    const plan = publicityPeriod(new Date(publicity.publishedAt), scheme.publicity, (day) =>
      workingDayStatus(day, content.publicity.calendar),
    )
    if (plan.ok) say(plan.period.endsOn === publicity.endsOn, `应公示至 ${plan.period.endsOn}，登记为 ${publicity.endsOn}。`)
    else check.notes.push(`${where}：本程序的工作日历没有所涉年份，截止日未重算。`)
    say(new Set(publicity.candidates).size === publicity.candidates.length, '的名单有重复。')
    for (const id of publicity.candidates) say(candidates.has(id), `的名单中有不在候选对象之列的 ${tail(id)}。`)
  }
  if (content.publicity.versions.length > 0)
    check.notes.push('公示名单写有姓名，不在卷宗内；其校验码与监督记录核对，也可与公示页上印的比对。')
  recountFirstList(check, content)
  recountAwards(check, content)
  return check.done(`${content.publicity.versions.length} 次公示、${content.objections.length} 件异议、${content.conferrals.length} 次命名`)
}

/** The list that first went public with the newest decisions holds exactly those proposed. */
function recountFirstList(check: CheckBuilder, content: ArchiveContent): void {
  const known = content.round.stageChanges.filter((change) => change.to === 'publicity' && change.from === 'deliberating').at(-1)
  const list = content.publicity.versions.find((each) => known && each.publishedAt >= known.at)
  if (!known || !list || list.publishedAt !== known.at) return
  const listed = new Set(list.candidates)
  const proposed = content.candidates.filter((each) => each.events.some((event) => event.at === known.at && event.event === 'propose'))
  for (const { id } of proposed)
    check.expect(listed.has(id), 'publicity', id, `${candidateWord(id)}已列为拟命名对象，却不在第 ${list.version} 次公示的名单中。`)
  for (const id of listed)
    check.expect(
      proposed.some((each) => each.id === id),
      'publicity',
      id,
      `${candidateWord(id)}未列为拟命名对象，却在第 ${list.version} 次公示的名单中。`,
    )
}

function recountAwards(check: CheckBuilder, content: ArchiveContent): void {
  const awarded = new Set<string>()
  for (const conferral of content.conferrals) {
    const list = content.publicity.versions.filter((each) => each.publishedAt <= conferral.at).at(-1)
    const where = `${conferral.documentNumber} 号命名`
    if (check.expect(list !== undefined, 'conferrals', conferral.id, `${where}之前没有公示。`) && list)
      check.expect(
        new Date(conferral.at) >= endOfDay(list.endsOn),
        'conferrals',
        conferral.id,
        `${where}时公示尚未满期（至 ${list.endsOn}）。`,
      )
    for (const id of conferral.awards) {
      const say = (holds: boolean, message: string) => check.expect(holds, 'conferrals', id, `${where}：${candidateWord(id)}${message}`)
      say(list?.candidates.includes(id) ?? false, '不在公示名单中。')
      say(!awarded.has(id), '被命名了两次。')
      const own = content.objections.filter((objection) => objection.candidate === id && objection.receivedAt < conferral.at)
      say(
        own.every((objection) => objection.decidedAt !== null && objection.decidedAt <= conferral.at && objection.state !== 'upheld'),
        '的异议尚未办结或已成立。',
      )
      awarded.add(id)
    }
  }
  for (const candidate of content.candidates)
    if (candidate.state === 'conferred')
      check.expect(awarded.has(candidate.id), 'conferrals', candidate.id, `${candidateWord(candidate.id)}为已命名，却没有命名记录。`)
}
