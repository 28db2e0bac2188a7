import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'
import { Icon } from './icon'

type TableFrameProps = {
  label: string
  /** Keeps the heading in sight while the page scrolls. */
  sticky?: boolean
  /** Rows become cards on a phone. */
  stack?: boolean
  /** Without a frame of its own, inside a card. */
  bare?: boolean
  className?: string
  children: ReactNode
}

export function TableFrame({ label, sticky = false, stack = true, bare = false, className, children }: TableFrameProps) {
  return (
    <div
      className={cn(
        'min-w-0',
        !bare && 'rounded border border-line bg-surface [&_thead_th]:border-t-0',
        !sticky && 'overflow-x-auto',
        className,
      )}
    >
      <table
        aria-label={label}
        data-stack={stack ? '' : undefined}
        className={cn(
          'w-full border-collapse text-14 [&_tbody_tr:last-child>*]:border-b-0 [&_tbody_tr:hover]:bg-sunk [&_tr>*:first-child]:pl-5 [&_tr>*:last-child]:pr-5',
          sticky && 'md:[&_thead_th]:sticky md:[&_thead_th]:top-14 md:[&_thead_th]:z-1',
        )}
      >
        {children}
      </table>
    </div>
  )
}

type Sort = { href: string; direction?: 'asc' | 'desc' }

type ThProps = Omit<ComponentProps<'th'>, 'children'> & { children?: ReactNode; numeric?: boolean; sort?: Sort }

/** `sort.href` leads to the list sorted by this column; `direction` tells how it is sorted now. */
export function Th({ numeric = false, sort, className, children, scope = 'col', ...props }: ThProps) {
  const ariaSort = sort?.direction ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined
  const icon = sort?.direction === 'asc' ? 'arrow-up' : sort?.direction === 'desc' ? 'arrow-down' : 'sort'
  return (
    <th
      scope={scope}
      aria-sort={ariaSort}
      className={cn(
        'h-8 whitespace-nowrap border-y border-line bg-sunk px-2 text-left text-12 font-normal text-ink-3',
        numeric && 'text-right',
        className,
      )}
      {...props}
    >
      {sort ? (
        <Link
          prefetch={false}
          href={sort.href}
          scroll={false}
          className={cn('inline-flex min-h-6 items-center gap-1 rounded-bar hover:text-indigo', ariaSort && 'font-semibold text-ink')}
        >
          {children}
          <Icon name={icon} size={12} />
        </Link>
      ) : (
        children
      )}
    </th>
  )
}

type TdProps = ComponentProps<'td'> & { label?: string; numeric?: boolean; strong?: boolean; muted?: boolean }

/** `label` repeats the column's heading where the row is a card. */
export function Td({ label, numeric = false, strong = false, muted = false, className, ...props }: TdProps) {
  return (
    <td
      data-label={label}
      className={cn(
        'h-[38px] border-b border-line px-2 py-1',
        numeric && 'whitespace-nowrap text-right',
        strong && 'font-semibold',
        muted && 'text-ink-3',
        className,
      )}
      {...props}
    />
  )
}

/** The cell that names its row. */
export function RowHead({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th scope="row" data-title="" className={cn('h-[38px] border-b border-line px-2 py-1 text-left font-normal', className)} {...props} />
  )
}
