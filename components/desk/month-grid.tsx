import { cn } from '@/components/ui/cn'
import type { CalendarDay } from '@/lib/desk/calendar-queries'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
const STATUS_WORDS = { working: '班', off: '休', unknown: '未公布' } as const

/** A month, Monday first; every day says whether it is worked. */
export function MonthGrid({ weeks, label }: { weeks: readonly (readonly CalendarDay[])[]; label: string }) {
  return (
    <table aria-label={label} className="w-full table-fixed border-collapse text-center">
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" className="border-b border-line py-1.5 text-12 font-normal text-ink-3">
              周{weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <td key={day.date} aria-current={day.isToday ? 'date' : undefined} className="border border-line p-0 align-top">
                <div
                  className={cn(
                    'h-16 px-1 py-1.5',
                    day.status === 'off' && 'bg-sunk',
                    day.isOverridden && 'bg-amber-tint',
                    !day.isInMonth && 'bg-ground text-ink-3',
                  )}
                >
                  <span
                    className={cn(
                      'inline-grid size-6 place-items-center text-14',
                      day.isToday && 'rounded-full bg-indigo font-semibold text-ink-on',
                    )}
                  >
                    {day.day}
                  </span>
                  <span
                    className={cn(
                      'ml-1 text-12',
                      day.status === 'off' ? 'text-rose' : 'text-ink-3',
                      day.status === 'working' && !day.name && 'sr-only',
                    )}
                  >
                    {STATUS_WORDS[day.status]}
                  </span>
                  <span className="block truncate text-11 text-ink-2">{day.name}</span>
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
