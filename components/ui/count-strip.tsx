import type { ReactNode } from 'react'
import { cn } from './cn'
import { type Tone, toneText } from './tone'

/** A few counts in one frame: how many of each verdict. */
export function CountStrip({ items }: { items: readonly { value: ReactNode; label: string; tone?: Tone }[] }) {
  return (
    <ul className="flex divide-x divide-line rounded border border-line">
      {items.map((item) => (
        <li
          key={item.label}
          className={cn('flex flex-1 items-baseline gap-1.5 px-3 py-2 text-13 max-sm:flex-col max-sm:gap-1', toneText[item.tone ?? 'grey'])}
        >
          <b className="text-22 leading-none">{item.value}</b>
          {item.label}
        </li>
      ))}
    </ul>
  )
}
