import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonVariants } from './button'
import { cn } from './cn'
import { Icon } from './icon'

type PaginationProps = { previousHref?: string; nextHref?: string; summary?: ReactNode }

const edge = 'min-w-24 aria-disabled:border-line aria-disabled:bg-sunk'

/** Pages by key: only the neighbours are known. `summary` tells what this page holds. */
export function Pagination({ previousHref, nextHref, summary }: PaginationProps) {
  if (!previousHref && !nextHref && !summary) return null
  return (
    <nav aria-label="翻页" className="mt-4 flex items-center justify-between gap-3 text-14 text-ink-3 print:hidden">
      {previousHref ? (
        <Link prefetch={false} href={previousHref} className={cn(buttonVariants(), edge)} rel="prev">
          <Icon name="chevron-left" size={16} />
          上一页
        </Link>
      ) : (
        <span aria-disabled="true" className={cn(buttonVariants(), edge)}>
          <Icon name="chevron-left" size={16} />
          上一页
        </span>
      )}
      <p className="text-center max-md:sr-only">{summary}</p>
      {nextHref ? (
        <Link prefetch={false} href={nextHref} className={cn(buttonVariants(), edge)} rel="next">
          下一页
          <Icon name="chevron-right" size={16} />
        </Link>
      ) : (
        <span aria-disabled="true" className={cn(buttonVariants(), edge)}>
          下一页
          <Icon name="chevron-right" size={16} />
        </span>
      )}
    </nav>
  )
}
