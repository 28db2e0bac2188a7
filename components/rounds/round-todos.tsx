import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Card, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TaskRow } from '@/components/ui/task-list'
import { dateOf, formatDate, formatDayInYear, formatInstant, formatWeekday } from '@/lib/platform/dates'
import { inResultWords } from '@/lib/rounds/labels'
import type { OverviewView } from '@/lib/rounds/overview-queries'
import type { RoundHead } from '@/lib/rounds/round-queries'

type Todo = { key: string; title: string; sub: string; due: string; href: string; label: string; isLate: boolean }

function dueOf(value: string | null): string {
  return value ? formatDayInYear(dayOf(value)) : ''
}

function dayOf(value: string): string {
  return value.length === 10 ? value : dateOf(new Date(value))
}

function listed(names: readonly string[], measure: string): string {
  return names.length > 3 ? `${names.slice(0, 3).join('、')} 等 ${names.length} ${measure}` : names.join('、')
}

function todosOf(head: RoundHead, view: OverviewView): Todo[] {
  const at = (page: string) => `/rounds/${head.id}/${page}`
  const list: Todo[] = []
  const { schedule } = view
  const push = (todo: Omit<Todo, 'isLate'>, date: string | null) =>
    list.push({ ...todo, isLate: date !== null && dayOf(date) < head.today })
  if (view.awaitingQualification > 0 && (head.stage === 'nominating' || head.stage === 'qualifying'))
    push(
      {
        key: 'qualify',
        title: `审查 ${view.awaitingQualification} 份申报`,
        sub: '核对申报条件和证明材料，作出合格、退回补正或不合格的结论',
        due: dueOf(schedule.qualificationEndsOn),
        href: `${at('candidates')}?state=endorsed`,
        label: '去审查',
      },
      schedule.qualificationEndsOn,
    )
  for (const item of view.returned)
    push(
      {
        key: `returned-${item.name}`,
        title: `等待 ${item.name} 补正`,
        sub: item.dueAt ? `期限 ${formatInstant(item.dueAt)}` : '',
        due: dueOf(item.dueAt),
        href: `${at('candidates')}?state=returned`,
        label: '查看',
      },
      item.dueAt,
    )
  if (view.undeclared.length > 0 && head.stage === 'qualifying')
    push(
      {
        key: 'declare',
        title: `${view.undeclared.length} 位专家尚未申报回避`,
        sub: listed(view.undeclared, '位'),
        due: '',
        href: at('reviewers'),
        label: '去催办',
      },
      null,
    )
  if (head.stage === 'reviewing' && view.openSheets.length > 0) {
    const open = view.openSheets.reduce((sum, row) => sum + row.count, 0)
    push(
      {
        key: 'sheets',
        title: `催交评分表 ${open} 份`,
        sub: listed(
          view.openSheets.map((row) => `${row.reviewer}（${row.count} 份）`),
          '位专家',
        ),
        due: dueOf(schedule.reviewClosesAt),
        href: at('reviewers'),
        label: '去催办',
      },
      schedule.reviewClosesAt,
    )
  }
  if (head.stage === 'deliberating')
    push(
      {
        key: 'panel',
        title: '登记评审领导小组会议',
        sub: '到会、回避和每个候选对象的票数',
        due: dueOf(schedule.panelOn),
        href: at('panel'),
        label: '去登记',
      },
      schedule.panelOn,
    )
  if (view.openObjections > 0)
    push(
      {
        key: 'objections',
        title: `办理 ${view.openObjections} 件异议`,
        sub: `未办结前，相关候选对象暂缓${head.resultWord}`,
        due: '',
        href: '/office/objections?status=open',
        label: '去办理',
      },
      null,
    )
  if (head.stage === 'publicity' && head.next?.missing.length === 0)
    push(
      {
        key: 'confer',
        title: inResultWords('办理命名', head.resultWord),
        sub: '公示已经期满',
        due: dueOf(schedule.conferralOn),
        href: at('conferral'),
        label: '去办理',
      },
      schedule.conferralOn,
    )
  return list
}

/** What waits in this round, for whom, until when. */
export function RoundTodos({ head, view }: { head: RoundHead; view: OverviewView }): ReactNode {
  const todos = todosOf(head, view)
  return (
    <Card>
      <CardHead
        finding="待办"
        tools={<span className="text-13 text-ink-3">{`今天${formatDate(head.today)}（${formatWeekday(head.today)}）`}</span>}
        className="pb-3"
      />
      {todos.length === 0 ? (
        <EmptyState
          icon="check"
          title="本轮现在没有待办事项"
          hint={head.stage === 'draft' ? '请完成方案后发布通知。' : '下一步的条件见进程下方的提示。'}
        />
      ) : (
        <ul>
          {todos.map((todo) => (
            <TaskRow
              key={todo.key}
              icon={todo.isLate ? 'alert' : 'clock'}
              iconTone={todo.isLate ? 'rose' : 'amber'}
              title={todo.title}
              sub={todo.sub}
              due={todo.due}
              dueNote={todo.isLate ? '已过期' : undefined}
              tone={todo.isLate ? 'rose' : undefined}
              action={<LinkButton href={todo.href}>{todo.label}</LinkButton>}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}
