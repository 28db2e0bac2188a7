import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import type { TodoItem } from '@/lib/platform/todo'
import { isStageIn, nextStage } from './round-stages'
import { schemesOf } from './todos-unit'

/** Declare before assignment; score and seal while the round is under review. */
export async function readReviewerTodos(viewer: Viewer): Promise<TodoItem[]> {
  const roundId = viewer.grant?.roundId
  if (!roundId || !viewer.accountId) return []
  const { prisma } = await db()
  const seat = await prisma.roundReviewer.findUnique({
    where: { roundId_accountId: { roundId, accountId: viewer.accountId } },
    select: {
      state: true,
      sealedAt: true,
      round: { select: { id: true, name: true, stage: true, schemeVersion: true } },
      assignments: { where: { state: 'active' }, select: { sheets: { where: { state: 'sealed' }, select: { id: true } } } },
    },
  })
  if (!seat) return []
  const { round } = seat
  const todos: TodoItem[] = []
  if (seat.state === 'invited' && isStageIn(round.stage, 'beforeConferral'))
    todos.push({
      key: `declare:${round.id}`,
      kind: 'review',
      title: '申报回避情况',
      detail: `${round.name}：对照全部候选名单逐一确认，分配评审任务前完成`,
      dueAt: null,
      href: `/reviews/${round.id}/declare`,
      buttonLabel: '去申报',
    })
  const total = seat.assignments.length
  const sealed = seat.assignments.filter((assignment) => assignment.sheets.length > 0).length
  if (isStageIn(round.stage, 'acceptingScores') && total > sealed) {
    const closesAt = (await schemesOf(prisma, [round])).get(round.id)?.schedule.reviewClosesAt
    todos.push({
      key: `score:${round.id}`,
      kind: 'review',
      title: `评分 ${total - sealed} 份`,
      detail: `${round.name}：共 ${total} 份，已封存 ${sealed} 份`,
      dueAt: closesAt ? new Date(closesAt).toISOString() : null,
      href: `/reviews/${round.id}`,
      buttonLabel: '去评分',
    })
  }
  return todos
}

/** A round that waits for the panel's meeting. */
export async function readPanelTodos(viewer: Viewer): Promise<TodoItem[]> {
  const roundId = viewer.grant?.roundId
  if (!roundId) return []
  const { prisma } = await db()
  const round = await prisma.round.findUnique({ where: { id: roundId }, select: { id: true, name: true, stage: true } })
  if (!round || nextStage(round.stage)?.event !== 'publicise') return []
  const session = await prisma.panelSession.findFirst({ where: { roundId, state: 'open' }, select: { id: true } })
  if (session)
    return [
      {
        key: `meeting:${session.id}`,
        kind: 'round',
        title: '领导小组会议正在进行',
        detail: round.name,
        dueAt: null,
        href: `/panel/${session.id}`,
        buttonLabel: '进入会议',
      },
    ]
  return [
    {
      key: `panel:${round.id}`,
      kind: 'round',
      title: '会前查阅候选对象排序',
      detail: round.name,
      dueAt: null,
      href: '/panel',
      buttonLabel: '去查阅',
    },
  ]
}
