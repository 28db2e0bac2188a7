import 'server-only'
import { businessNow } from '@/lib/platform/clock'
import { tokenDigest } from '@/lib/platform/crypto/keyed-hash'
import { addDays, type DateOnly, dateOf, endOfDay, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { inKindWords, type RoundKind, roundKindLabels, roundStageLabels } from './labels'
import type { ObjectionState } from './objection-states'
import { type PublishedList, publishedList } from './published-list'
import { stageGroups } from './round-stages'
import { schemesOf } from './todos-unit'

/** A finished publicity stays readable this long, then its page is withdrawn. */
const SHOWN_AFTER_END_DAYS = 5
const MOST = 50

export type PublicityCard = {
  id: string
  roundName: string
  titleName: string
  resultWord: string
  countWord: string
  candidates: number
  publishedAt: string
  endsOn: DateOnly
  isRunning: boolean
}
export type PublicRound = {
  id: string
  name: string
  kindName: string
  label: { text: string; tone: string }
  purpose: string
  opensAt: string | null
  closesAt: string | null
  /** Above 1 once it has been revised after the announcement. */
  schemeVersion: number
}

/** What is in public now: lists under publicity, and rounds that have been announced. */
export async function readPublicNotices(): Promise<{ today: DateOnly; publicities: PublicityCard[]; rounds: PublicRound[] }> {
  const { prisma } = await db()
  const now = await businessNow(prisma)
  const today = dateOf(now)
  const [publicities, rounds] = await Promise.all([
    prisma.publicity.findMany({
      where: { state: { in: ['running', 'ended'] }, endsOn: { gte: fromDateOnly(addDays(today, -SHOWN_AFTER_END_DAYS)) } },
      orderBy: { publishedAt: 'desc' },
      take: MOST,
    }),
    prisma.round.findMany({
      where: { stage: { in: [...stageGroups.public] } },
      orderBy: [{ year: 'desc' }, { createdAt: 'desc' }],
      take: MOST,
    }),
  ])
  const schemes = await schemesOf(prisma, rounds)
  return {
    today,
    publicities: publicities.map((row) => {
      const list = publishedList.parse(row.content)
      const endsOn = toDateOnly(row.endsOn)
      return {
        id: row.id,
        roundName: list.roundName,
        titleName: list.titleName,
        resultWord: list.resultWord ?? '命名',
        countWord: list.countWord ?? '名',
        candidates: list.candidates.length,
        publishedAt: row.publishedAt.toISOString(),
        endsOn,
        isRunning: row.state === 'running' && now < endOfDay(endsOn),
      }
    }),
    rounds: rounds.map((round) => {
      const scheme = schemes.get(round.id)
      return {
        id: round.id,
        name: round.name,
        kindName: roundKindLabels[round.kind as RoundKind].name,
        label: inKindWords(round, roundStageLabels[round.stage].public),
        purpose: scheme?.purpose ?? '',
        opensAt: scheme?.schedule.opensAt ?? null,
        closesAt: scheme?.schedule.closesAt ?? null,
        schemeVersion: round.schemeVersion,
      }
    }),
  }
}

export type PublicityDetail = {
  id: string
  list: PublishedList
  digest: string
  version: number
  publishedAt: string
  endsOn: DateOnly
  isRunning: boolean
  /** Why the list was published anew; null for a first one. */
  reason: string | null
}

/** @throws AppError notFound when it is superseded, or withdrawn after its days */
export async function readPublicity(publicityId: string): Promise<PublicityDetail> {
  const { prisma } = await db()
  const now = await businessNow(prisma)
  const row = await prisma.publicity.findFirst({
    where: {
      id: publicityId,
      state: { in: ['running', 'ended'] },
      endsOn: { gte: fromDateOnly(addDays(dateOf(now), -SHOWN_AFTER_END_DAYS)) },
    },
  })
  if (!row) throw notFound('这份公示已经结束并撤下，或链接有误。')
  const endsOn = toDateOnly(row.endsOn)
  return {
    id: row.id,
    list: publishedList.parse(row.content),
    digest: row.digest,
    version: row.version,
    publishedAt: row.publishedAt.toISOString(),
    endsOn,
    isRunning: row.state === 'running' && now < endOfDay(endsOn),
    reason: row.reason,
  }
}

export type ObjectionAnswer = { number: string; state: ObjectionState; answer: string | null; receivedAt: string; decidedAt: string | null }

/** The objector reads the answer with number and code; either alone tells nothing. @throws AppError notFound */
export async function readObjectionAnswer(number: string, code: string): Promise<ObjectionAnswer> {
  const { prisma } = await db()
  const row = await prisma.objection.findFirst({
    where: { number: number.normalize('NFKC').trim(), accessDigest: tokenDigest(code.normalize('NFKC').trim().toUpperCase()) },
  })
  if (!row) throw notFound('没有查到这份异议，请核对异议编号和查询码。')
  return {
    number: row.number,
    state: row.state,
    answer: row.decidedAt ? row.answer : null,
    receivedAt: row.receivedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }
}
