import { cn } from './cn'

type TicksProps = { done: number; total: number; current?: number; label: string; note?: string }

/** One mark for each of a counted set: done, the current one (counted from 1), and those to come. */
export function Ticks({ done, total, current, label, note }: TicksProps) {
  const places = Array.from({ length: total }, (_, index) => index + 1)
  return (
    <div className="text-13">
      <p className="flex justify-between gap-3">
        <span>
          {label}{' '}
          <b>
            {done} / {total}
          </b>
        </span>
        {note && <span className="text-ink-3">{note}</span>}
      </p>
      <div aria-hidden="true" className="mt-1.5 flex items-center gap-[3px]">
        {places.map((place) => (
          <span
            key={place}
            className={cn('h-1.5 flex-1', place === current ? 'h-2.5 bg-indigo' : place <= done ? 'bg-green' : 'bg-grey-line')}
          />
        ))}
      </div>
    </div>
  )
}
