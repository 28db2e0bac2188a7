import 'server-only'
import { businessNow } from '@/lib/platform/clock'
import { endOfDay, formatDate, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { TodoItem } from '@/lib/platform/todo'
import { type RoundKind, roundKindLabels } from './labels'
import { nominationGroups } from './nomination-states'
import { objectionGroups } from './objection-states'
import { reexaminationGroups } from './reexamination/states'
import { isStageIn, nextStage, type RoundStage, stageGroups } from './round-stages'
import type { Scheme } from './scheme'
import { schemesOf } from './todos-unit'

type OpenRound = { id: string; kind: RoundKind; name: string; stage: RoundStage; schemeVersion: number; publicityEndsOn: string | null }

const instantOf = (date: string | null) => (date ? endOfDay(date).toISOString() : null)

/** The next step of a round that its time or its state asks for; whether it may be taken is decided on the round's own page. */
function stageTodo(round: OpenRound, scheme: Scheme | undefined, openSheets: number, now: Date): TodoItem | null {
  const base = { key: `stage:${round.id}`, kind: 'round' as const, href: `/rounds/${round.id}`, buttonLabel: '去办理' }
  const schedule = scheme?.schedule
  const next = nextStage(round.stage)?.event
  const isPast = (instant: string | null | undefined) => Boolean(instant && new Date(instant) <= now)
  if (isStageIn(round.stage, 'schemeEditable'))
    return {
      ...base,
      title: `完成方案并发布 ${round.name}`,
      detail: '方案仍在草拟',
      dueAt: schedule?.opensAt ?? null,
      buttonLabel: '去完善',
    }
  if (next === 'openNominations' && isPast(schedule?.opensAt))
    return { ...base, title: `开放 ${round.name} 申报`, detail: '申报开始时间已到', dueAt: schedule?.opensAt ?? null }
  if (isStageIn(round.stage, 'acceptingNominations') && isPast(schedule?.closesAt))
    return { ...base, title: `截止 ${round.name} 申报，进入资格审查`, detail: '申报截止时间已到', dueAt: schedule?.closesAt ?? null }
  if (isStageIn(round.stage, 'acceptingScores') && openSheets === 0)
    return {
      ...base,
      title: `${round.name} 评分已齐，可结束评分`,
      detail: '结束评分后计算并固定排序',
      dueAt: schedule?.reviewClosesAt ?? null,
    }
  if (next === 'publicise')
    return {
      ...base,
      title: `登记 ${round.name} 评审领导小组决定`,
      detail: '登记出席、表决和结果，再进入公示',
      dueAt: instantOf(schedule?.panelOn ?? null),
      href: `${base.href}/panel`,
    }
  if (isStageIn(round.stage, 'acceptingObjections') && round.publicityEndsOn && endOfDay(round.publicityEndsOn) <= now)
    return {
      ...base,
      title: `${round.name} 公示期满，可以${roundKindLabels[round.kind].resultWord}`,
      detail: `公示至${formatDate(round.publicityEndsOn)}`,
      dueAt: instantOf(schedule?.conferralOn ?? null),
      href: `${base.href}/conferral`,
    }
  return null
}

/** What the office has to decide, round by round, and the objections that are open. */
export async function readOfficeTodos(): Promise<TodoItem[]> {
  const { prisma } = await db()
  const now = await businessNow(prisma)
  const found = await prisma.round.findMany({
    where: { stage: { notIn: [...stageGroups.terminal] } },
    select: {
      id: true,
      kind: true,
      name: true,
      stage: true,
      schemeVersion: true,
      publicities: { where: { state: 'running' }, select: { endsOn: true } },
    },
    orderBy: { createdAt: 'asc' },
  })
  const rounds = found.map(({ publicities, ...round }) => ({
    ...round,
    publicityEndsOn: publicities[0] ? toDateOnly(publicities[0].endsOn) : null,
  }))
  const ids = rounds.map((round) => round.id)
  const [schemes, waiting, openSheets, objections, reexaminations] = await Promise.all([
    schemesOf(prisma, rounds),
    prisma.nomination.groupBy({
      by: ['roundId'],
      where: { roundId: { in: ids }, state: { in: [...nominationGroups.awaitingQualification] } },
      _count: true,
    }),
    prisma.assignment.groupBy({
      by: ['roundId'],
      where: { roundId: { in: ids }, state: 'active', sheets: { none: { state: 'sealed' } } },
      _count: true,
    }),
    prisma.objection.findMany({
      where: { state: { in: [...objectionGroups.open] } },
      select: {
        id: true,
        number: true,
        publicity: { select: { round: { select: { kind: true } } } },
        nomination: { select: { person: { select: { name: true } }, project: { select: { name: true } } } },
      },
      orderBy: { receivedAt: 'asc' },
      take: 50,
    }),
    prisma.reexamination.findMany({
      where: { state: { in: [...reexaminationGroups.open] } },
      select: { id: true, number: true, round: { select: { name: true } } },
      orderBy: { receivedAt: 'asc' },
      take: 50,
    }),
  ])
  const waitingOf = new Map(waiting.map((row) => [row.roundId, row._count]))
  const sheetsOf = new Map(openSheets.map((row) => [row.roundId, row._count]))
  const todos: TodoItem[] = []
  for (const round of rounds) {
    const schedule = schemes.get(round.id)?.schedule
    const count = waitingOf.get(round.id) ?? 0
    if (count > 0)
      todos.push({
        key: `qualify:${round.id}`,
        kind: 'qualification',
        title: `审查 ${count} 份推荐申报的资格`,
        detail: round.name,
        dueAt: instantOf(schedule?.qualificationEndsOn ?? null),
        href: `/rounds/${round.id}/candidates?state=endorsed`,
        buttonLabel: '去审查',
      })
    const open = sheetsOf.get(round.id) ?? 0
    if (isStageIn(round.stage, 'acceptingScores') && open > 0)
      todos.push({
        key: `sheets:${round.id}`,
        kind: 'review',
        title: `催办 ${open} 份评分表`,
        detail: round.name,
        dueAt: schedule?.reviewClosesAt ?? null,
        href: `/rounds/${round.id}/reviewers`,
        buttonLabel: '去催办',
      })
    const step = stageTodo(round, schemes.get(round.id), open, now)
    if (step) todos.push(step)
  }
  const disputes = objections.map(
    ({ id, number, nomination, publicity }): TodoItem => ({
      key: `objection:${id}`,
      kind: 'objection',
      title: `办理异议 ${number}`,
      detail: `涉及 ${nomination.person?.name ?? nomination.project?.name ?? '候选对象'}；办结前暂缓${roundKindLabels[publicity.round.kind].resultWord}`,
      dueAt: null,
      href: '/office/objections',
      buttonLabel: '去办理',
    }),
  )
  const requests = reexaminations.map(
    ({ id, number, round }): TodoItem => ({
      key: `reexamination:${id}`,
      kind: 'objection',
      title: `答复程序复核 ${number}`,
      detail: round.name,
      dueAt: null,
      href: `/office/reexaminations/${id}`,
      buttonLabel: '去办理',
    }),
  )
  return [...todos, ...disputes, ...requests]
}
