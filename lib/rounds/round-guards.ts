import { listNames, loaded, type Missing, missing } from './transitions'

/**
 * What the guards look at. A command loads the sections that its event needs (`factsNeeded`); a guard that meets a section that
 * was not loaded throws. Names are display names, already blinded where the scheme says so.
 */
export type RoundFacts = {
  now: Date
  reason?: string | undefined
  /** From `schemeProblems`: sentences. */
  schemeProblems?: string[]
  schedule?: { opensAt: Date; closesAt: Date }
  qualification?: {
    /** Candidates still undecided. */
    undecided: string[]
    qualifiedCount: number
  }
  assignment?: {
    perCandidate: number
    /** Candidates with fewer reviewers than `perCandidate`. */
    underReviewed: { candidate: string; reviewers: number }[]
    conflicted: { reviewer: string; candidate: string; reason: string }[]
    loadsOutOfBounds: { reviewer: string; load: number; min: number; max: number }[]
  }
  blindness?: {
    /** Candidates whose name or unit reviewers of a blind round would read, neither mended nor acknowledged. */
    recognisable: string[]
    /** Candidates whose materials no finished scan has seen as they stand. */
    unscanned: string[]
    scan: 'none' | 'running' | 'failed' | 'done'
  }
  scoring?: {
    /** Sheets neither sealed nor waived; the reviewer is named, the candidate only counted. */
    openSheets: { reviewer: string; count: number }[]
    /** Candidates left without one sealed sheet: nothing to rank by. */
    unscored: string[]
    /** The ranking has been computed and stored with its inputs (same transaction). */
    isRankingFrozen: boolean
  }
  panel?: {
    undecided: string[]
    /** Candidates whose decision was taken without a quorum. */
    withoutQuorum: string[]
    /** Sentences from the quota rule: proposals above a cap. */
    overQuota: string[]
    proposedCount: number
  }
  publicity?: {
    hasRunInFull: boolean
    endsAt: Date | null
    conferrableCount: number
    heldBackCount: number
    /** Re-examinations without an answer, each with its number and candidate. */
    unanswered: string[]
  }
  closing?: {
    withoutHolding: string[]
    withoutCertificate: string[]
    withoutNotice: string[]
    /** Proposed and not yet conferred: an objection is open. */
    heldBack: string[]
    /** Re-examinations without an answer, each with its number and candidate. */
    unanswered: string[]
  }
}

export function announceGuard(facts: RoundFacts): Missing[] {
  return loaded(facts.schemeProblems, 'schemeProblems').map((message) => missing('scheme', message, 'scheme'))
}

export function openGuard(facts: RoundFacts): Missing[] {
  const { opensAt } = loaded(facts.schedule, 'schedule')
  return facts.now < opensAt ? [missing('tooEarly', '尚未到方案规定的申报开始时间。', 'schedule')] : []
}

export function closeNominationsGuard(facts: RoundFacts): Missing[] {
  const { closesAt } = loaded(facts.schedule, 'schedule')
  return facts.now < closesAt ? [missing('tooEarly', '尚未到申报截止时间，截止前不能进入资格审查。', 'schedule')] : []
}

export function reviewGuard(facts: RoundFacts): Missing[] {
  const qualification = loaded(facts.qualification, 'qualification')
  const assignment = loaded(facts.assignment, 'assignment')
  const list: Missing[] = []
  if (qualification.undecided.length > 0)
    list.push(
      missing(
        'undecided',
        `还有 ${qualification.undecided.length} 份申报未作出资格审查结论：${listNames(qualification.undecided, '份')}。`,
        'qualification',
      ),
    )
  if (qualification.qualifiedCount === 0) list.push(missing('nobodyQualified', '没有资格审查合格的申报，不能进入评审。', 'qualification'))
  const without = assignment.underReviewed.filter((row) => row.reviewers === 0).map((row) => row.candidate)
  if (without.length > 1)
    list.push(
      missing(
        'underReviewed',
        `${without.length} 个候选对象还没有评审专家，每个须有 ${assignment.perCandidate} 位：${listNames(without, '个')}。`,
        'assignment',
      ),
    )
  for (const { candidate, reviewers } of assignment.underReviewed.filter((row) => without.length <= 1 || row.reviewers > 0))
    list.push(
      missing('underReviewed', `${candidate} 现有 ${reviewers} 位评审专家，还差 ${assignment.perCandidate - reviewers} 位。`, 'assignment'),
    )
  for (const { reviewer, candidate, reason } of assignment.conflicted)
    list.push(missing('conflict', `${reviewer} 应当回避 ${candidate}：${reason}，请重新分配。`, 'assignment'))
  for (const { reviewer, load, min, max } of assignment.loadsOutOfBounds)
    list.push(missing('load', `${reviewer} 分到 ${load} 份，方案规定每位专家 ${min} 至 ${max} 份。`, 'assignment'))
  list.push(...blindnessGuard(loaded(facts.blindness, 'blindness')))
  return list
}

/** Materials of a blind round are looked through as they stand, and what tells who somebody is has been dealt with. */
function blindnessGuard({ recognisable, unscanned, scan }: NonNullable<RoundFacts['blindness']>): Missing[] {
  const list: Missing[] = []
  if (unscanned.length > 0) {
    const words =
      scan === 'running'
        ? '正在检查匿名材料，检查结束后方可开始评审。'
        : scan === 'failed'
          ? '上次匿名检查没有完成，请重新检查材料。'
          : `本轮为匿名评审，还没有检查材料中是否出现候选对象、单位或者同事的名称：${listNames(unscanned, '个')}。`
    list.push(missing('notScanned', words, 'blindness'))
  }
  if (recognisable.length > 0)
    list.push(
      missing(
        'notBlind',
        `匿名评审的材料中还能看出候选对象，须退回补正或写明理由予以确认：${listNames(recognisable, '个')}。`,
        'blindness',
      ),
    )
  return list
}

export function scoringGuard(facts: RoundFacts): Missing[] {
  const scoring = loaded(facts.scoring, 'scoring')
  const list: Missing[] = []
  const open = scoring.openSheets.reduce((sum, sheet) => sum + sheet.count, 0)
  if (open > 0) {
    const names = scoring.openSheets.map((sheet) => `${sheet.reviewer}（${sheet.count} 份）`)
    list.push(missing('openSheets', `还缺 ${open} 份评分表：${listNames(names, '位专家')}。请催办，或写明理由予以免评。`, 'sheets'))
  }
  if (scoring.unscored.length > 0)
    list.push(missing('unscored', `以下候选对象没有任何有效评分表，无法排序：${listNames(scoring.unscored, '个')}。`, 'sheets'))
  if (open === 0 && scoring.unscored.length === 0 && !scoring.isRankingFrozen)
    list.push(missing('ranking', '排序结果尚未计算并固定。', 'ranking'))
  return list
}

export function publiciseGuard(facts: RoundFacts): Missing[] {
  const panel = loaded(facts.panel, 'panel')
  const list: Missing[] = []
  if (panel.undecided.length > 0)
    list.push(
      missing('undecided', `评审领导小组还有 ${panel.undecided.length} 个候选对象未作决定：${listNames(panel.undecided, '个')}。`, 'panel'),
    )
  if (panel.withoutQuorum.length > 0)
    list.push(missing('quorum', `以下候选对象的表决未达到法定人数，须重新表决：${listNames(panel.withoutQuorum, '个')}。`, 'panel'))
  for (const message of panel.overQuota) list.push(missing('quota', message, 'panel'))
  if (panel.undecided.length === 0 && panel.proposedCount === 0)
    list.push(missing('nobodyProposed', '没有拟命名对象，不能公示；如本轮空缺，请取消本轮评选并写明理由。', 'panel'))
  return list
}

export function conferGuard(facts: RoundFacts): Missing[] {
  const publicity = loaded(facts.publicity, 'publicity')
  if (!publicity.hasRunInFull) return [missing('publicity', '公示尚未满期，公示期满后方可命名。', 'publicity')]
  if (publicity.conferrableCount === 0)
    return [missing('allHeldBack', `${publicity.heldBackCount} 个拟命名对象均有未办结的异议，请先办结异议。`, 'objections')]
  return []
}

export function closeGuard(facts: RoundFacts): Missing[] {
  const closing = loaded(facts.closing, 'closing')
  const list: Missing[] = []
  const push = (code: string, names: string[], text: string, link: string) => {
    if (names.length > 0) list.push(missing(code, `${text}：${listNames(names, '个')}。`, link))
  }
  push('heldBack', closing.heldBack, `还有 ${closing.heldBack.length} 个拟命名对象因异议暂缓，须补充命名或取消资格`, 'objections')
  push('reexamination', closing.unanswered, `还有 ${closing.unanswered.length} 件程序复核没有答复`, 'reexaminations')
  push('holding', closing.withoutHolding, '以下对象尚未登记称号或获奖', 'conferral')
  push('certificate', closing.withoutCertificate, '以下对象尚未生成证书', 'conferral')
  push('notice', closing.withoutNotice, '以下对象尚未送达通知', 'conferral')
  return list
}
