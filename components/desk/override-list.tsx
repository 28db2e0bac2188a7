import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import type { CalendarView } from '@/lib/desk/calendar-queries'
import { formatDate } from '@/lib/platform/dates'

type OverrideListProps = {
  items: CalendarView['overrides']
  today: string
  removeAction: ((input: { date: string }) => Promise<ActionResult<null>>) | null
}

export function OverrideList({ items, today, removeAction }: OverrideListProps) {
  if (items.length === 0) return <p className="text-ink-3">本年没有单独设定，全部按国务院办公厅公布的安排。</p>
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.date} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <span className="min-w-0 flex-1 basis-48">
            {formatDate(item.date)} {item.weekday}
            <span className="block text-13 text-ink-3">{item.reason}</span>
          </span>
          <Badge tone={item.isWorkingDay ? 'indigo' : 'rose'} icon={null}>
            {item.isWorkingDay ? '上班' : '放假'}
          </Badge>
          {removeAction && item.date >= today && (
            <ActionButton
              action={removeAction}
              input={{ date: item.date }}
              size="sm"
              success="已取消设定。"
              confirm={{
                title: '取消这一天的设定',
                consequences: `${formatDate(item.date)}恢复按公布的安排计算。`,
                confirmLabel: '取消设定',
              }}
            >
              取消设定
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  )
}
