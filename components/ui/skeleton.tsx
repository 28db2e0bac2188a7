import { cn } from './cn'

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn('block animate-pulse rounded bg-grey-tint', className)} />
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Stands where a table will be, with the same row height, so that nothing jumps. */
export function SkeletonTable({ rows = 10, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <div role="status" className="rounded border border-line bg-surface">
      <span className="sr-only">正在读取</span>
      {range(rows).map((row) => (
        <div key={row} className="flex h-[39px] items-center gap-6 border-b border-line px-5 last:border-b-0">
          {range(columns).map((column) => (
            <Skeleton key={column} className={cn('h-3.5', column === 0 ? 'w-24' : 'flex-1')} />
          ))}
        </div>
      ))}
    </div>
  )
}

export function SkeletonPage() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-56" />
      <Skeleton className="mb-4 h-4 w-80 max-w-full" />
      <SkeletonTable />
    </>
  )
}
