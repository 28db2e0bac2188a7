import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { type GapLevel, gapLevel, gapWords } from './gap'

export type HeatCell = { value: number; target: number; href?: string }

export type HeatRow = {
  key: string
  label: string
  href?: string
  cells: Readonly<Record<string, HeatCell | undefined>>
  extra?: ReactNode
}

type HeatGridProps = {
  label: string
  rowHeading: string
  columns: readonly { key: string; label: string }[]
  rows: readonly HeatRow[]
  extraHeading?: string
  total?: HeatRow
}

const ground: Record<GapLevel, string> = {
  met: 'bg-green-tint',
  near: 'bg-amber-tint',
  behind: 'bg-rose-tint',
  far: 'bg-rose-mid',
  none: 'bg-sunk',
}
const words: Record<GapLevel, string> = {
  met: 'text-green',
  near: 'text-amber',
  behind: 'text-rose',
  far: 'font-semibold text-rose',
  none: 'text-ink-3',
}

function Cell({ cell, plain = false }: { cell: HeatCell | undefined; plain?: boolean }) {
  if (!cell) return <td className="h-[29px] px-1.5 text-ink-3">无</td>
  const level = gapLevel(cell.value, cell.target)
  const content = (
    <>
      <span className="text-ink-2">
        <b className="text-ink">{cell.value}</b>
        {cell.target > 0 && `/${cell.target}`}
      </span>
      <span className={cn('text-12', plain ? 'text-ink-2' : words[level])}>{cell.target > 0 && gapWords(cell.value, cell.target)}</span>
    </>
  )
  const look = 'flex min-h-[29px] items-center justify-between gap-1 px-1.5 whitespace-nowrap max-sm:gap-0.5 max-sm:px-1'
  return (
    <td className={cn('p-0', !plain && ground[level])}>
      {cell.href ? (
        <Link href={cell.href} className={cn(look, 'hover:underline')}>
          {content}
        </Link>
      ) : (
        <span className={look}>{content}</span>
      )}
    </td>
  )
}

/** Value / target and the gap in every cell, so that it reads without its colours. */
export function HeatGrid({ label, rowHeading, columns, rows, extraHeading, total }: HeatGridProps) {
  const hasTargets = rows.some((row) => Object.values(row.cells).some((cell) => cell && cell.target > 0))
  const line = (row: HeatRow, plain: boolean) => (
    <tr key={row.key} className={plain ? '[&>*]:border-t [&>*]:border-line-strong' : undefined}>
      <th scope="row" className={cn('pr-2 text-left whitespace-nowrap max-sm:pr-1', plain ? 'font-semibold' : 'font-normal')}>
        {row.href ? (
          <Link href={row.href} className="text-indigo hover:underline">
            {row.label}
          </Link>
        ) : (
          row.label
        )}
      </th>
      {columns.map((column) => (
        <Cell key={column.key} cell={row.cells[column.key]} plain={plain} />
      ))}
      {extraHeading && <td className="pl-2 text-right max-sm:pl-1">{row.extra}</td>}
    </tr>
  )
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full border-separate border-spacing-0.5 text-13 max-sm:border-spacing-px max-sm:text-12">
        <thead>
          <tr className="text-12 text-ink-3 [&>th]:pb-1 [&>th]:text-left [&>th]:font-normal [&>th]:whitespace-nowrap">
            <th scope="col">{rowHeading}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
            {extraHeading && (
              <th scope="col">
                <span className="block text-right">{extraHeading}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{rows.map((row) => line(row, false))}</tbody>
        {total && <tfoot>{line(total, true)}</tfoot>}
      </table>
      {hasTargets && <Legend />}
    </div>
  )
}

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-2 text-12 text-ink-3">
      {(
        [
          ['met', '达成', '达到目标'],
          ['near', '差', '九成以上'],
          ['behind', '差', '八至九成'],
          ['far', '差', '不足八成'],
        ] as const
      ).map(([level, word, meaning]) => (
        <li key={level}>
          <span className={cn('mr-1.5 px-1.5', ground[level], words[level])}>{word}</span>
          {meaning}
        </li>
      ))}
    </ul>
  )
}
