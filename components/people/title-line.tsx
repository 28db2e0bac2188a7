import { cn } from '@/components/ui/cn'
import { type DateOnly, daysBetween, formatDate } from '@/lib/platform/dates'

type HeldTitle = { id: string; title: string; plan: 'summit' | 'highland'; startsOn: DateOnly; endsOn: DateOnly | null }
type TitleLineProps = { titles: readonly HeldTitle[]; today: DateOnly }

/** Years on which the line has marks: at most nine, so that their words do not meet. */
function marksOf(from: number, to: number): number[] {
  const step = Math.max(1, Math.ceil((to - from + 1) / 9))
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
}

/** A person's titles as bars over the years, today marked. The same stands in words beside it. */
export function TitleLine({ titles, today }: TitleLineProps) {
  if (titles.length === 0) return null
  const thisYear = Number(today.slice(0, 4))
  const firstYear = Math.min(thisYear, ...titles.map(({ startsOn }) => Number(startsOn.slice(0, 4))))
  const lastYear = Math.max(thisYear + 1, ...titles.map(({ endsOn }) => Number((endsOn ?? today).slice(0, 4))))
  const start = `${firstYear}-01-01`
  const whole = daysBetween(start, `${lastYear}-12-31`) + 1
  const share = (day: DateOnly) => (daysBetween(start, day) / whole) * 100
  const ordered = [...titles].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  return (
    <figure className="min-w-0">
      <figcaption className="sr-only">
        {ordered
          .map(({ title, startsOn, endsOn }) => `${title}，${formatDate(startsOn)}至${endsOn ? formatDate(endsOn) : '长期'}`)
          .join('；')}
      </figcaption>
      <div aria-hidden="true" className="relative mb-3 pt-1 pb-6">
        {marksOf(firstYear, lastYear).map((year) => (
          <span
            key={year}
            className="absolute top-0 bottom-0 border-l border-line text-11 text-ink-3"
            style={{ left: `${share(`${year}-01-01`)}%` }}
          >
            <span className="absolute bottom-0 left-1">{year}</span>
          </span>
        ))}
        <ul className="relative space-y-1.5">
          {ordered.map((held) => {
            const left = share(held.startsOn)
            const right = held.endsOn ? share(held.endsOn) : 100
            const isOver = held.endsOn !== null && held.endsOn < today
            return (
              <li key={held.id} className="relative h-7">
                <span
                  className={cn(
                    'absolute inset-y-0 rounded',
                    isOver ? 'bg-grey-tint' : held.plan === 'summit' ? 'bg-c1-soft' : 'bg-green-tint',
                  )}
                  style={{ left: `${left}%`, width: `${Math.max(1, right - left)}%` }}
                />
                <span
                  className={cn('absolute inset-y-0 flex items-center px-2 text-13 whitespace-nowrap', isOver ? 'text-ink-2' : 'text-ink')}
                  style={left > 60 ? { right: `${100 - right}%` } : { left: `${left}%` }}
                >
                  {held.title}
                </span>
              </li>
            )
          })}
        </ul>
        <span className="absolute top-0 bottom-5 w-0.5 bg-vermilion" style={{ left: `${share(today)}%` }} />
      </div>
    </figure>
  )
}
