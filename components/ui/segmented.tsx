import Link from 'next/link'
import { cn } from './cn'

export type SegmentedItem = { label: string; href: string; current: boolean }

/** A choice among few views of the same thing, each with its own address. */
export function Segmented({ label, items }: { label: string; items: readonly SegmentedItem[] }) {
  return (
    <nav aria-label={label} className="inline-flex rounded border border-grey-line bg-surface print:hidden">
      {items.map((item, index) => (
        <Link
          prefetch={false}
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.current ? 'true' : undefined}
          className={cn(
            'flex h-[34px] items-center whitespace-nowrap px-3 text-13 max-md:h-11',
            index > 0 && 'border-l border-grey-line',
            index === 0 && 'rounded-l-[5px]',
            index === items.length - 1 && 'rounded-r-[5px]',
            item.current ? 'bg-indigo-tint font-semibold text-indigo-strong' : 'text-ink-2 hover:bg-sunk hover:text-ink',
          )}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  )
}
