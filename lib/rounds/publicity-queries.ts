import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { workingDayStatus } from '@/lib/platform/calendar/working-days'
import { businessNow } from '@/lib/platform/clock'
import { addDays, type DateOnly, dateOf, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { candidateName } from './candidate-name'
import { inKindWords, type Label, nominationLabels, objectionLabels } from './labels'
import type { LoadedRound } from './loaded-round'
import { objectionPolicy, roundPolicy } from './policy'
import { formatPublicityRule, hasRunInFull } from './publicity'
import { type PublishedList, publishedList } from './published-list'
import { openRound } from './round-queries'
import type { RoundStage } from './round-stages'

export type PublicityDay = { date: DateOnly; counts: boolean; isPast: boolean }
export type ObjectionRow = {
  id: string
  number: string
  candidate: string
  ground: string
  label: Label
  receivedAt: string
  roundName: string
}
export type PublicityView = {
  stage: RoundStage
  ruleText: string
  current: {
    id: string
    version: number
    isRunning: boolean
    digest: string
    publishedAt: string
    endsOn: DateOnly
    hasRunInFull: boolean
    days: PublicityDay[]
    list: PublishedList
    reason: string | null
  } | null
  earlier: { version: number; publishedAt: string; reason: string | null }[]
  objections: ObjectionRow[]
  abilities: { manage: boolean; correct: boolean }
}

/** What is in public, the days counted, and the objections that came in. @throws AppError notFound */
export async function readRoundPublicity(viewer: Viewer, roundId: string): Promise<PublicityView> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  const now = await businessNow(prisma)
  const [rows, objections] = await Promise.all([
    prisma.publicity.findMany({ where: { roundId }, orderBy: { version: 'desc' } }),
    prisma.objection.findMany({
      where: { AND: [objectionPolicy.where(viewer, 'read'), { publicity: { roundId } }] },
      include: { nomination: { include: { person: { select: { name: true } }, project: { select: { name: true } } } } },
      orderBy: { receivedAt: 'desc' },
    }),
  ])
  const current = rows.find((row) => row.state !== 'superseded')
  const manage = roundPolicy.can(viewer, 'manage', round)
  return {
    stage: round.stage,
    ruleText: formatPublicityRule(round.scheme.publicity),
    current: current
      ? {
          id: current.id,
          version: current.version,
          isRunning: current.state === 'running',
          digest: current.digest,
          publishedAt: current.publishedAt.toISOString(),
          endsOn: toDateOnly(current.endsOn),
          hasRunInFull: hasRunInFull({ endsOn: toDateOnly(current.endsOn) }, now),
          days: await countedDays(prisma, round, dateOf(current.publishedAt), toDateOnly(current.endsOn), dateOf(now)),
          list: publishedList.parse(current.content),
          reason: current.reason,
        }
      : null,
    earlier: rows
      .filter((row) => row.state === 'superseded')
      .map((row) => ({ version: row.version, publishedAt: row.publishedAt.toISOString(), reason: row.reason })),
    objections: objections.map((row) => ({
      id: row.id,
      number: row.number,
      candidate: candidateName(row.nomination),
      ground: row.ground,
      label: objectionLabels[row.state].office,
      receivedAt: row.receivedAt.toISOString(),
      roundName: round.name,
    })),
    abilities: { manage, correct: manage && round.stage === 'publicity' && current?.state === 'running' },
  }
}

async function countedDays(reader: Reader, round: LoadedRound, from: DateOnly, to: DateOnly, today: DateOnly): Promise<PublicityDay[]> {
  const rows = await reader.calendarOverride.findMany({ where: { date: { gte: fromDateOnly(from), lte: fromDateOnly(to) } } })
  const overrides = rows.map((row) => ({ date: toDateOnly(row.date), isWorkingDay: row.isWorkingDay }))
  const days: PublicityDay[] = []
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    const counts = round.scheme.publicity.unit === 'natural' || workingDayStatus(date, overrides) === true
    days.push({ date, counts, isPast: date < today })
  }
  return days
}

export type ConferralView = {
  stage: RoundStage
  ready: { id: string; name: string; unitId: string }[]
  heldBack: { id: string; name: string; label: Label; reason: string }[]
  conferrals: {
    id: string
    documentNumber: string
    conferredOn: DateOnly
    isSupplementary: boolean
    awards: { id: string; name: string; granted: string; certificateNumber: string | null; token: string | null; endsOn: DateOnly | null }[]
  }[]
  earliestOn: DateOnly | null
  today: DateOnly
  hasRunInFull: boolean
  abilities: { confer: boolean }
}

/** Who is conferred now, who waits and why, and what has been conferred. @throws AppError notFound */
export async function readRoundConferral(viewer: Viewer, roundId: string): Promise<ConferralView> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  const now = await businessNow(prisma)
  const [nominations, conferrals, publicity] = await Promise.all([
    prisma.nomination.findMany({
      where: { roundId, OR: [{ state: 'proposed' }, { state: 'suspended', stateBeforeSuspension: 'proposed' }] },
      include: {
        person: { select: { name: true } },
        project: { select: { name: true } },
        objections: { where: { state: { in: ['received', 'accepted'] } }, select: { number: true } },
      },
      orderBy: { id: 'asc' },
    }),
    prisma.conferral.findMany({
      where: { roundId },
      include: {
        awards: {
          include: {
            person: { select: { name: true } },
            project: { select: { name: true } },
            certificate: { include: { holding: { select: { endsOn: true } } } },
          },
        },
      },
      orderBy: { at: 'desc' },
    }),
    prisma.publicity.findFirst({ where: { roundId, state: { not: 'superseded' } }, orderBy: { version: 'desc' } }),
  ])
  const isHeld = (row: (typeof nominations)[number]) => row.state === 'suspended' || row.objections.length > 0
  const endsOn = publicity ? toDateOnly(publicity.endsOn) : null
  const manage = roundPolicy.can(viewer, 'manage', round)
  return {
    stage: round.stage,
    ready: nominations.filter((row) => !isHeld(row)).map((row) => ({ id: row.id, name: candidateName(row), unitId: row.unitId })),
    heldBack: nominations.filter(isHeld).map((row) => ({
      id: row.id,
      name: candidateName(row),
      label: inKindWords(round, nominationLabels[row.state].office),
      reason: row.state === 'suspended' ? '监督暂停' : `异议 ${row.objections.map((objection) => objection.number).join('、')} 尚未办结`,
    })),
    conferrals: conferrals.map((row) => ({
      id: row.id,
      documentNumber: row.documentNumber,
      conferredOn: toDateOnly(row.conferredOn),
      isSupplementary: row.isSupplementary,
      awards: row.awards.map((award) => ({
        id: award.id,
        name: candidateName(award),
        granted: award.name,
        certificateNumber: award.certificate?.number ?? null,
        token: award.certificate?.token ?? null,
        endsOn: award.certificate?.holding?.endsOn ? toDateOnly(award.certificate.holding.endsOn) : null,
      })),
    })),
    earliestOn: endsOn ? addDays(endsOn, 1) : null,
    today: dateOf(now),
    hasRunInFull: endsOn !== null && hasRunInFull({ endsOn }, now),
    abilities: { confer: manage && (round.stage === 'publicity' || round.stage === 'conferred') },
  }
}
