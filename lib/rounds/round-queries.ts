import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { type DateOnly, dateOf, formatDayInYear, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { aggregationNames } from './aggregation'
import { replayPolicy } from './archive-policy'
import { roundEventNames } from './event-names'
import { loadGuardFacts } from './guard-queries'
import { inKindWords, inResultWords, type Label, type RoundKind, roundKindLabels, roundStageLabels } from './labels'
import { type LoadedRound, loadRound } from './loaded-round'
import { panelPolicy, type RoundVerb, roundPolicy, scoreSheetPolicy } from './policy'
import { decideStage, isStageIn, nextStage, type RoundEvent, type RoundStage, roundStages, stageWarnings } from './round-stages'
import type { Missing } from './transitions'

export type RoundTab = { key: string; label: string; href: string }
export type RailStage = { label: string; date?: string; state: 'done' | 'current' | 'todo' | 'error' }

export type RoundHead = {
  id: string
  name: string
  year: number
  kind: RoundKind
  kindName: string
  candidateName: string
  /** 命名, or 入围 where the outcome is a shortlist. */
  resultWord: string
  subjectKind: 'person' | 'project'
  /** Judged in a live show. */
  hasShow: boolean
  stage: RoundStage
  label: Label
  version: number
  /** One line under the name: plan, scheme version, how it is judged. */
  summary: string
  rail: RailStage[]
  /** The step that leads on, with everything that is still missing; null at the end. */
  next: {
    event: RoundEvent
    label: string
    missing: { message: string; href: string | null }[]
    /** What does not stand in the way. */
    warnings: { message: string; href: string | null }[]
  } | null
  /** Steps backwards and cancelling that exist from here. */
  sideSteps: { event: 'reopenReview' | 'reopenDeliberation' | 'cancel'; label: string }[]
  tabs: RoundTab[]
  today: DateOnly
  abilities: { manage: boolean; suspend: boolean; readRecord: boolean; readRanking: boolean }
}

/** The round that a page is about, when the viewer may do `verb` with it. @throws AppError notFound otherwise: nobody learns of it */
export async function openRound(reader: Reader, viewer: Viewer, roundId: string, verb: RoundVerb = 'read'): Promise<LoadedRound> {
  const round = await loadRound(reader, roundId)
  if (!roundPolicy.can(viewer, verb, round)) throw notFound('没有找到这个评选轮次。')
  return round
}

/** What stands on top of every page of a round: name, stages with dates, what is missing for the next one, the pages one may open. */
export async function readRoundHead(viewer: Viewer, roundId: string): Promise<RoundHead> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId)
  const now = await businessNow(prisma)
  const manage = roundPolicy.can(viewer, 'manage', round)
  const step = roundPolicy.can(viewer, 'readReviewers', round) ? nextStage(round.stage) : null
  const facts = step ? await loadGuardFacts(prisma, round, step.event, now) : null
  const decision = step && facts ? decideStage(round.stage, step.event, facts) : null
  const kind = roundKindLabels[round.kind]
  const sideEvents = (['reopenReview', 'reopenDeliberation', 'cancel'] as const).filter(
    (event) => decideStage(round.stage, event, { now, reason: '有理由' }).ok,
  )
  return {
    id: round.id,
    name: round.name,
    year: round.year,
    kind: round.kind,
    kindName: kind.name,
    candidateName: kind.candidateName,
    resultWord: kind.resultWord,
    subjectKind: round.subjectKind,
    hasShow: round.scheme.reviewing.show,
    stage: round.stage,
    label: inKindWords(round, roundStageLabels[round.stage].office),
    version: round.version,
    summary: summaryOf(round),
    rail: await railOf(prisma, round),
    next:
      step && decision && facts
        ? {
            event: step.event,
            label: inResultWords(roundEventNames[step.event], kind.resultWord),
            missing: decision.ok ? [] : decision.missing.map((item) => missingView(round, item)),
            warnings: stageWarnings(step.event, facts).map((item) => missingView(round, item)),
          }
        : null,
    sideSteps: sideEvents.map((event) => ({ event, label: roundEventNames[event] })),
    tabs: tabsOf(viewer, round),
    today: dateOf(now),
    abilities: {
      manage,
      suspend: roundPolicy.can(viewer, 'suspendCandidates', round),
      readRecord: roundPolicy.can(viewer, 'readRecord', round),
      readRanking: isStageIn(round.stage, 'rankingVisible'),
    },
  }
}

function summaryOf(round: LoadedRound): string {
  const { plan } = roundKindLabels[round.kind]
  const { reviewing, aggregation } = round.scheme
  const planName = plan === 'summit' ? '高峰计划' : plan === 'highland' ? '高地计划' : roundKindLabels[round.kind].name
  const frozen = round.schemeFrozenAt
    ? `方案第 ${round.schemeVersion} 版（${formatDayInYear(dateOf(round.schemeFrozenAt))}固定）`
    : '方案草稿'
  const each = round.subjectKind === 'person' ? '每人' : '每项'
  return [
    planName,
    frozen,
    `${each} ${reviewing.reviewersPerCandidate} 位专家，${aggregationNames[aggregation.rule]}`,
    reviewing.show ? '现场展示评比' : reviewing.isBlind ? '匿名评审' : '实名评审',
  ].join(' · ')
}

const day = (value: string | null): string => (value ? formatDayInYear(value.length === 10 ? value : dateOf(new Date(value))) : '')

async function railOf(reader: Reader, round: LoadedRound): Promise<RailStage[]> {
  const [changes, publicity] = await Promise.all([
    reader.roundStageChange.findMany({ where: { roundId: round.id }, orderBy: { at: 'asc' }, select: { to: true, at: true } }),
    reader.publicity.findFirst({ where: { roundId: round.id, state: { not: 'superseded' } }, orderBy: { version: 'desc' } }),
  ])
  const entered = (stage: RoundStage): string => {
    const last = changes.filter((change) => change.to === stage).at(-1)
    return last ? formatDayInYear(dateOf(last.at)) : ''
  }
  const { schedule } = round.scheme
  const until = (from: string, to: string) => (from && to ? `${from}至${to}` : from || (to ? `至${to}` : ''))
  const dates: Partial<Record<RoundStage, string>> = {
    announced: entered('announced'),
    nominating: until(day(schedule.opensAt), day(schedule.closesAt)),
    qualifying: until(entered('qualifying'), day(schedule.qualificationEndsOn)),
    reviewing: until(entered('reviewing'), day(schedule.reviewClosesAt)),
    deliberating: day(schedule.panelOn),
    publicity: publicity
      ? until(formatDayInYear(dateOf(publicity.publishedAt)), formatDayInYear(toDateOnly(publicity.endsOn)))
      : day(schedule.publicityStartsOn),
    conferred: entered('conferred') || day(schedule.conferralOn),
    closed: entered('closed'),
  }
  const names: [RoundStage, string][] = [
    ['announced', '发布通知'],
    ['nominating', '申报推荐'],
    ['qualifying', '资格审查'],
    ['reviewing', '专家评审'],
    ['deliberating', '审议'],
    ['publicity', '公示'],
    ['conferred', '命名'],
    ['closed', '归档'],
  ]
  const at = round.stage === 'cancelled' ? roundStages.indexOf(changes.at(-2)?.to ?? 'draft') : roundStages.indexOf(round.stage)
  return names.map(([stage, label]): RailStage => {
    const index = roundStages.indexOf(stage)
    const isLast = round.stage === 'closed' && stage === 'closed'
    const state = index < at || isLast ? 'done' : index === at ? (round.stage === 'cancelled' ? 'error' : 'current') : 'todo'
    return { label: inResultWords(label, roundKindLabels[round.kind].resultWord), date: dates[stage] || undefined, state }
  })
}

/** Which page of the round each part of a guard points to. */
const guardPages: Record<string, string> = {
  scheme: 'scheme',
  schedule: 'scheme',
  qualification: 'candidates',
  assignment: 'reviewers',
  blindness: 'reviewers',
  sheets: 'reviewers',
  ranking: 'scores',
  panel: 'panel',
  publicity: 'publicity',
  objections: 'publicity',
  conferral: 'conferral',
}

/** A live show has its judges and its sheets in one place. */
const showPages: Record<string, string> = { ...guardPages, assignment: 'show', sheets: 'show' }

function missingView(round: LoadedRound, { message, link }: Missing): { message: string; href: string | null } {
  const page = link ? (round.scheme.reviewing.show ? showPages : guardPages)[link] : undefined
  const href = link === 'reexaminations' ? '/office/reexaminations' : page ? `/rounds/${round.id}/${page}` : null
  return { message: inResultWords(message, roundKindLabels[round.kind].resultWord), href }
}

/** The pages that the viewer may open; the first is where a round's address leads. */
function tabsOf(viewer: Viewer, round: LoadedRound): RoundTab[] {
  const base = `/rounds/${round.id}`
  const tab = (key: string, label: string): RoundTab => ({ key, label, href: key === 'overview' ? base : `${base}/${key}` })
  const scheme = tab('scheme', '方案')
  const scores = scoreSheetPolicy.can(viewer, 'readScores') ? [tab('scores', '评分与排名')] : []
  const panel = panelPolicy.can(viewer, 'read', { roundId: round.id }) ? [tab('panel', '审议')] : []
  if (!roundPolicy.can(viewer, 'readReviewers', round)) return [...panel, ...scores, scheme]
  return [
    tab('overview', '概览'),
    scheme,
    tab('candidates', roundKindLabels[round.kind].candidateName),
    tab('reviewers', '评审专家'),
    ...(round.scheme.reviewing.show ? [tab('show', '现场展示')] : []),
    ...scores,
    ...panel,
    tab('publicity', '公示'),
    tab('conferral', roundKindLabels[round.kind].resultWord),
    ...(replayPolicy.can(viewer, 'read', round) ? [tab('replay', '推演')] : []),
    tab('record', '监督记录'),
  ]
}
