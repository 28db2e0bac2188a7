import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon } from './icon'

/** A filter that is set; the cross takes it off. */
export function Chip({ children, removeHref, removeLabel }: { children: ReactNode; removeHref?: string; removeLabel?: string }) {
  return (
    <span className="inline-flex h-[26px] items-center gap-1 rounded bg-indigo-tint pl-2 text-13 text-indigo-strong last:pr-2">
      {children}
      {removeHref ? (
        <Link
          prefetch={false}
          href={removeHref}
          scroll={false}
          aria-label={removeLabel ?? '去掉这个条件'}
          className="grid size-[26px] place-items-center rounded hover:bg-indigo-line"
        >
          <Icon name="x" size={14} />
        </Link>
      ) : (
        <span className="w-1" />
      )}
    </span>
  )
}
