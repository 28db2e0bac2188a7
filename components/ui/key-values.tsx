import type { ReactNode } from 'react'
import { cn } from './cn'

export type KeyValue = { label: string; value: ReactNode; wide?: boolean }

const columnClass = { 1: 'grid-cols-1', 2: 'grid-cols-2', 3: 'grid-cols-3', 4: 'grid-cols-4' }

type KeyValuesProps = { items: readonly KeyValue[]; columns?: 1 | 2 | 3 | 4; bordered?: boolean }

/** Facts of a record. An empty value shows as 未填, never as a blank. `wide` takes the whole row. */
export function KeyValues({ items, columns = 3, bordered = false }: KeyValuesProps) {
  return (
    <dl
      className={cn(
        'grid',
        columnClass[columns],
        'max-md:grid-cols-1',
        bordered ? 'gap-px overflow-hidden rounded border border-line bg-line' : 'gap-x-6 gap-y-3',
      )}
    >
      {items.map((item) => (
        <div key={item.label} className={cn('min-w-0', item.wide && 'col-span-full', bordered && 'bg-surface px-3 py-2')}>
          <dt className="text-12 text-ink-3">{item.label}</dt>
          <dd className="text-14">
            {item.value === null || item.value === undefined || item.value === '' ? <span className="text-ink-3">未填</span> : item.value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
