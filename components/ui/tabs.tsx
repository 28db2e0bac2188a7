import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from './cn'

export type TabItem = { label: string; href: string; current: boolean; count?: ReactNode }

/** Parts of one record, each with its own address, so that a link opens the same part. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="mb-4 flex gap-6 overflow-x-auto border-b border-line print:hidden">
      {items.map((item) => (
        <Link
          prefetch={false}
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.current ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-10 flex-none items-center gap-1.5 border-b-2 px-0.5 whitespace-nowrap max-md:h-11',
            item.current ? 'border-indigo font-semibold text-ink' : 'border-transparent text-ink-2 hover:text-indigo',
          )}
        >
          {item.label}
          {item.count !== undefined && <span className="text-12 font-normal text-ink-3">{item.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
