import { Card, CardBody, CardHead } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { WeekDay } from '@/lib/desk/home'

/** This week's deadlines at a glance. */
export function WeekCard({ days, month }: { days: readonly WeekDay[]; month: string }) {
  return (
    <Card>
      <CardHead finding="本周期限" tools={<span className="text-13 text-ink-3">{month}</span>} />
      <CardBody>
        <ol className="grid grid-cols-7 text-center">
          {days.map(({ date, weekday, day, isToday, isDayOff, count }) => (
            <li
              key={date}
              aria-current={isToday ? 'date' : undefined}
              className={cn('rounded py-1.5', isToday && 'bg-indigo-tint text-indigo-strong', isDayOff && !isToday && 'text-ink-3')}
            >
              <span className={cn('block text-12', !isToday && 'text-ink-3')}>{weekday}</span>
              <span className={cn('block text-18', !isDayOff && 'font-semibold')}>{day}</span>
              <span className={cn('block text-12', count === 0 && !isToday && 'text-ink-3')}>
                {count > 0 ? `${count} 件` : isDayOff ? '休' : '无'}
              </span>
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  )
}
