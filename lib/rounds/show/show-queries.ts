import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { candidateName } from '../candidate-name'
import { type LoadedRound, loadRound } from '../loaded-round'
import { readLineNames } from '../name-queries'
import { parseAnswers } from '../nomination-form'
import { isNominationIn } from '../nomination-states'
import { roundPolicy, scoreSheetPolicy } from '../policy'
import { livingSheet, loadReviewSeat } from '../review-seat'
import { isStageIn } from '../round-stages'
import { formatTotal, sheetProblems } from '../score-sheet'
import { contentOfSheet } from '../stored-sheet'
import { describeResult, showResult } from './show-result'
import { phaseOf, type ShowItemState, type ShowPhase } from './show-states'

/** A candidate as everybody in the hall may see it. */
export type ShowCandidate = {
  itemId: string
  position: number
  name: string
  unit: string
  line: string
  category: string
  slogan: string
  summary: string
  state: ShowItemState
  /** Not withdrawn, removed or suspended. */
  isUnderWay: boolean
  openedAt: string | null
  closedAt: string | null
  /** Points with two decimals; null while it is not closed. */
  value: string | null
  /** How the result came about. */
  basis: string
  version: number
}

export type LoadedShow = {
  round: LoadedRound
  now: Date
  /** Number of the last event; pages never go back to a lower one. */
  eventNumber: number
  phase: ShowPhase
  items: (ShowCandidate & { nominationId: string; totals: number[]; missing: number })[]
}

/** The running order with what everybody in the hall may see. Never anything of a single judge. */
export async function loadShow(reader: Reader, round: LoadedRound): Promise<LoadedShow> {
  const now = await businessNow(reader)
  const [event, rows, tree, lineNames] = await Promise.all([
    reader.showEvent.findFirst({ where: { roundId: round.id }, orderBy: { number: 'desc' }, select: { number: true } }),
    reader.showItem.findMany({
      where: { roundId: round.id },
      orderBy: { position: 'asc' },
      include: {
        nomination: {
          select: {
            state: true,
            unitId: true,
            lineId: true,
            form: true,
            person: { select: { name: true } },
            project: { select: { name: true } },
          },
        },
      },
    }),
    loadOrgTree(reader, dateOf(now)),
    readLineNames(reader),
  ])
  const { aggregation } = round.scheme
  const items = rows.map((row) => {
    const { nomination } = row
    const answers = parseAnswers(nomination.form)
    const text = (key: string) => (typeof answers[key] === 'string' ? answers[key] : '')
    const totals = Array.isArray(row.totals) ? row.totals.filter((total) => typeof total === 'number') : []
    return {
      itemId: row.id,
      nominationId: row.nominationId,
      position: row.position,
      name: candidateName(nomination),
      unit: tree.nameOf(nomination.unitId),
      line: lineNames.get(nomination.lineId) ?? '',
      category: text('category'),
      slogan: text('slogan'),
      summary: text('summary'),
      state: row.state,
      isUnderWay: isNominationIn(nomination.state, 'reviewable') || isNominationIn(nomination.state, 'deliberable'),
      openedAt: row.openedAt?.toISOString() ?? null,
      closedAt: row.closedAt?.toISOString() ?? null,
      value: row.valueTenThousandths === null ? null : formatTotal(row.valueTenThousandths),
      basis: row.state === 'closed' ? describeResult(aggregation, totals.length) : '',
      totals,
      missing: row.missing,
      version: row.version,
    }
  })
  const counted = items.filter((item) => item.isUnderWay || item.state !== 'waiting')
  return { round, now, eventNumber: event?.number ?? 0, phase: phaseOf(counted.map((item) => item.state)), items }
}

const missingShow = '没有找到这场现场展示评比。'

/** The round of a show, for those who lead and oversee it. @throws AppError notFound otherwise */
async function openShow(reader: Reader, viewer: Viewer, roundId: string): Promise<LoadedRound> {
  const round = await loadRound(reader, roundId)
  if (!round.scheme.reviewing.show || !roundPolicy.can(viewer, 'readReviewers', round)) throw notFound(missingShow)
  return round
}

/** Whoever may watch a show's events: who leads or oversees it, and its judges. @throws AppError notFound otherwise */
export async function authoriseShowEvents(viewer: Viewer, roundId: string): Promise<void> {
  const { prisma } = await db()
  const round = await loadRound(prisma, roundId)
  if (!round.scheme.reviewing.show) throw notFound(missingShow)
  if (roundPolicy.can(viewer, 'readReviewers', round)) return
  await loadReviewSeat(prisma, viewer, round)
}

export type JudgeProgress = 'empty' | 'partial' | 'complete' | 'sealed' | 'waived' | 'barred'

export type ShowConsole = {
  roundId: string
  eventNumber: number
  phase: ShowPhase
  items: (ShowCandidate & { nominationId: string; missing: number; judges: number })[]
  /** Judges at the open candidate and how far each is; never a score. */
  judges: { name: string; progress: JudgeProgress }[]
  /** Candidates in review that are not in the running order. */
  outside: number
  /** Sheets given to judges so far. */
  seats: number
  readAt: string
  abilities: { manage: boolean; draw: boolean; seat: boolean }
}

/** What the office leads the show from. Candidates under conflict with the viewer's own person show no progress. */
export async function readShowConsole(viewer: Viewer, roundId: string): Promise<ShowConsole> {
  const { prisma } = await db()
  const round = await openShow(prisma, viewer, roundId)
  const show = await loadShow(prisma, round)
  const open = show.items.find((item) => item.state === 'open')
  const [counts, judges, candidates] = await Promise.all([
    prisma.assignment.groupBy({ by: ['nominationId'], where: { roundId, state: { in: ['active', 'waived'] } }, _count: true }),
    open ? readJudges(prisma, viewer, round, open.nominationId) : [],
    prisma.nomination.count({ where: { roundId, state: 'qualified', showItems: { none: {} } } }),
  ])
  const judgesOf = new Map(counts.map((row) => [row.nominationId, row._count]))
  const isReviewing = isStageIn(round.stage, 'acceptingScores')
  const isOffice = roundPolicy.can(viewer, 'manage', round)
  const manage = isOffice && isReviewing
  return {
    roundId,
    eventNumber: show.eventNumber,
    phase: show.phase,
    items: show.items.map(({ totals: _totals, ...item }) => ({ ...item, judges: judgesOf.get(item.nominationId) ?? 0 })),
    judges,
    outside: isReviewing ? candidates : 0,
    seats: counts.reduce((sum, row) => sum + row._count, 0),
    readAt: show.now.toISOString(),
    abilities: {
      manage,
      draw: manage && show.items.every((item) => item.state === 'waiting'),
      seat: isOffice && isStageIn(round.stage, 'acceptingDeclarations'),
    },
  }
}

async function readJudges(reader: Reader, viewer: Viewer, round: LoadedRound, nominationId: string): Promise<ShowConsole['judges']> {
  const [seats, others] = await Promise.all([
    reader.assignment.findMany({
      where: { AND: [{ roundId: round.id, nominationId, state: { not: 'voided' } }, scoreSheetPolicy.where(viewer, 'readProgress')] },
      include: {
        sheets: { orderBy: { revision: 'desc' } },
        roundReviewer: { select: { personId: true, person: { select: { name: true } } } },
      },
    }),
    reader.roundReviewer.findMany({
      where: { roundId: round.id, state: { not: 'excused' } },
      select: { personId: true, person: { select: { name: true } } },
    }),
  ])
  const seated = new Set(seats.map((seat) => seat.roundReviewer.personId))
  const rows = [
    ...seats.map((seat) => ({ name: seat.roundReviewer.person.name, progress: progressOf(round, seat) })),
    ...others
      .filter((judge) => seats.length > 0 && !seated.has(judge.personId))
      .map((judge) => ({ name: judge.person.name, progress: 'barred' as const })),
  ]
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

type SeatWithSheets = {
  state: 'active' | 'voided' | 'waived'
  sheets: { state: 'draft' | 'sealed' | 'superseded'; scores: unknown; gates: unknown; note: string | null }[]
}

function progressOf(round: LoadedRound, seat: SeatWithSheets): JudgeProgress {
  if (seat.state === 'waived') return 'waived'
  const sheet = livingSheet(seat.sheets)
  if (!sheet) return 'empty'
  if (sheet.state === 'sealed') return 'sealed'
  return sheetProblems(contentOfSheet(sheet), round.scheme).length === 0 ? 'complete' : 'partial'
}

/** One judge's total without the judge; the place is that in ascending order. */
export type SingleTotal = { place: number; text: string; isDropped: boolean }

export type ShowScreen = {
  roundName: string
  eventNumber: number
  phase: ShowPhase
  total: number
  closed: number
  current: (Omit<ShowCandidate, 'version' | 'itemId'> & { submitted: number; judges: number }) | null
  /** The candidate that closed last; its single totals only where the scheme says so, never with their judges. */
  last: {
    position: number
    name: string
    unit: string
    value: string | null
    basis: string
    totals: SingleTotal[]
  } | null
  next: { position: number; name: string; unit: string } | null
  /** In the running order, once all have closed: no order of merit. */
  results: { position: number; name: string; unit: string; value: string | null }[]
}

/** The wall of the hall: who is on, and each result after its close. No ranking, no judge, no single score unless the scheme says so. */
export async function readShowScreen(viewer: Viewer, roundId: string): Promise<ShowScreen> {
  const { prisma } = await db()
  const round = await openShow(prisma, viewer, roundId)
  const show = await loadShow(prisma, round)
  const current = show.items.find((item) => item.state === 'open')
  const closed = show.items.filter((item) => item.state === 'closed')
  const last = [...closed].sort((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? '')).at(-1)
  const next = show.items.find((item) => item.state === 'waiting' && item.isUnderWay)
  const submitted = current ? await countSubmitted(prisma, round, current.nominationId) : { submitted: 0, judges: 0 }
  const isOver = show.phase === 'over'
  return {
    roundName: round.name,
    eventNumber: show.eventNumber,
    phase: show.phase,
    total: show.items.length,
    closed: closed.length,
    current: current ? { ...publicFace(current), ...submitted } : null,
    last: last
      ? {
          position: last.position,
          name: last.name,
          unit: last.unit,
          value: last.value,
          basis: last.basis,
          totals: round.scheme.reviewing.showsSingleTotals ? singleTotals(round, last.totals) : [],
        }
      : null,
    next: next ? { position: next.position, name: next.name, unit: next.unit } : null,
    results: isOver ? closed.map(({ position, name, unit, value }) => ({ position, name, unit, value })) : [],
  }
}

function publicFace(item: LoadedShow['items'][number]): Omit<ShowCandidate, 'version' | 'itemId'> {
  const { position, name, unit, line, category, slogan, summary, state, isUnderWay, openedAt, closedAt, value, basis } = item
  return { position, name, unit, line, category, slogan, summary, state, isUnderWay, openedAt, closedAt, value, basis }
}

function singleTotals(round: LoadedRound, totals: readonly number[]): SingleTotal[] {
  const { dropped, totals: sorted } = showResult(totals, round.scheme.aggregation)
  return sorted.map((total, index) => ({
    place: index + 1,
    text: formatTotal(total),
    isDropped: dropped === 1 && (index === 0 || index === sorted.length - 1),
  }))
}

async function countSubmitted(reader: Reader, round: LoadedRound, nominationId: string): Promise<{ submitted: number; judges: number }> {
  const seats = await reader.assignment.findMany({
    where: { roundId: round.id, nominationId, state: 'active' },
    include: { sheets: { orderBy: { revision: 'desc' } } },
  })
  const submitted = seats.filter((seat) => ['complete', 'sealed'].includes(progressOf(round, seat))).length
  return { submitted, judges: seats.length }
}
