import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

const mostBlocks = 12

/** One block a place, filled when taken; beyond twelve places a bar stands for them. */
export function CapBlocks({ used, cap }: { used: number; cap: number }) {
  if (cap > mostBlocks) {
    return (
      <span aria-hidden="true" className="block h-3.5 w-32 border border-c1">
        <span className="block h-full bg-c1" style={{ width: `${Math.min(100, (used / cap) * 100)}%` }} />
      </span>
    )
  }
  const places = Array.from({ length: Math.max(cap, used) }, (_, index) => index)
  return (
    <span aria-hidden="true" className="flex gap-0.5">
      {places.map((place) => (
        <span key={place} className={cn('h-3.5 w-2 border', place < used ? 'border-c1 bg-c1' : 'border-c1/60')} />
      ))}
    </span>
  )
}

export type CapRow = { label: string; candidates: number; used: number; cap: number }

type CapTableProps = {
  label: string
  heading: string
  rows: readonly CapRow[]
  total?: { label: string; candidates: number; note?: ReactNode; value: ReactNode }
}

/** Places taken of each cap; 满 says that a cap is reached. */
export function CapTable({ label, heading, rows, total }: CapTableProps) {
  return (
    <table aria-label={label} className="w-full text-13">
      <thead>
        <tr className="text-12 text-ink-3 [&>th]:pb-1.5 [&>th]:text-left [&>th]:font-normal [&>th]:whitespace-nowrap">
          <th scope="col">{heading}</th>
          <th scope="col">
            <span className="block text-right">候选</span>
          </th>
          <th scope="col" colSpan={2} className="pl-3">
            入围 / 名额上限
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} className="h-[35px] border-t border-line">
            <th scope="row" className="text-left font-normal whitespace-nowrap">
              {row.label}
            </th>
            <td className="text-right">{row.candidates}</td>
            <td className="pl-3">
              <CapBlocks used={row.used} cap={row.cap} />
            </td>
            <td className="pl-2 text-right whitespace-nowrap">
              {row.used}/{row.cap}
              {row.used >= row.cap && row.cap > 0 && ' 满'}
            </td>
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr className="h-10 border-t border-line-strong font-semibold">
            <th scope="row" className="text-left">
              {total.label}
            </th>
            <td className="text-right">{total.candidates}</td>
            <td className="pl-3 text-12 font-normal text-ink-3">{total.note}</td>
            <td className="text-right">{total.value}</td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}
