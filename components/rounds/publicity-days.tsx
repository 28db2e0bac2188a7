import { cn } from '@/components/ui/cn'
import { formatDayInYear, formatWeekday } from '@/lib/platform/dates'
import type { PublicityDay } from '@/lib/rounds/publicity-queries'

/** The days of a publicity, those that count numbered; the day of publication is not among them. */
export function PublicityDays({ days }: { days: readonly PublicityDay[] }) {
  const numberOf = (day: PublicityDay) => days.filter((each) => each.counts && each.date <= day.date).length
  return (
    <ol aria-label="公示期逐日" className="flex flex-wrap gap-1">
      {days.map((day) => (
        <li
          key={day.date}
          className={cn(
            'w-20 rounded border px-2 py-1.5 text-center text-12',
            day.counts ? 'border-indigo-line text-ink' : 'border-line bg-sunk text-ink-3',
            day.counts && day.isPast && 'bg-indigo-tint',
          )}
        >
          <span className="block">{formatDayInYear(day.date)}</span>
          <span className="block text-ink-3">{formatWeekday(day.date)}</span>
          <span className="block font-semibold">{day.counts ? `第 ${numberOf(day)} 天` : '不计入'}</span>
        </li>
      ))}
    </ol>
  )
}
