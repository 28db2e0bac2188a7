import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { IconName } from '@/components/ui/icon'
import { TaskGroup, TaskRow } from '@/components/ui/task-list'
import type { Tone } from '@/components/ui/tone'
import type { DatedTodo, TodoGroupKey } from '@/lib/desk/todo-groups'
import type { TodoItem } from '@/lib/platform/todo'

const GROUP_LOOK: Record<TodoGroupKey, { tone: Tone; icon: IconName }> = {
  overdue: { tone: 'rose', icon: 'alert' },
  today: { tone: 'amber', icon: 'clock' },
  thisWeek: { tone: 'grey', icon: 'calendar' },
  later: { tone: 'grey', icon: 'calendar' },
}

const KIND_ICONS: Record<TodoItem['kind'], IconName> = {
  nomination: 'flag',
  qualification: 'check',
  round: 'award',
  review: 'scales',
  objection: 'megaphone',
  title: 'clock',
  person: 'user',
  transfer: 'send',
  import: 'upload',
  account: 'key',
  callUp: 'handshake',
  contribution: 'radiate',
  correction: 'pen',
}

type TodoBoardProps = { groups: readonly { key: TodoGroupKey; label: string; items: readonly DatedTodo[] }[] }

/** Things to do by deadline; what is late or due today has the strong button. */
export function TodoBoard({ groups }: TodoBoardProps) {
  return (
    <Card>
      {groups.map(({ key, label, items }) => (
        <TaskGroup key={key} title={label} count={items.length} {...GROUP_LOOK[key]}>
          {items.map((item) => {
            const isUrgent = key === 'overdue' || key === 'today'
            return (
              <TaskRow
                key={item.key}
                icon={KIND_ICONS[item.kind]}
                title={item.title}
                sub={item.detail}
                due={item.dueWords}
                dueNote={item.dueNote}
                tone={isUrgent ? GROUP_LOOK[key].tone : undefined}
                action={
                  <LinkButton href={item.href} size="sm" variant={isUrgent ? 'primary' : 'default'}>
                    {item.buttonLabel}
                  </LinkButton>
                }
              />
            )
          })}
        </TaskGroup>
      ))}
    </Card>
  )
}
