import type { ReactNode } from 'react'
import { Progress } from '@/components/ui/progress'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Tone } from '@/components/ui/tone'

const SHOWN = 12

export type UnitRateRow = {
  unitId: string
  unitName: string
  /** Opens what the unit still has to do. */
  href: string
  /** In the order of the headings. */
  counts: readonly ReactNode[]
  percent: number
  tone: Tone
}

type UnitRateTableProps = {
  label: string
  headings: readonly string[]
  /** 填报率 */
  rateLabel: string
  /** The most pressing first; so many as fit are shown. */
  rows: readonly UnitRateRow[]
}

/** How far each unit is with something: a few counts and a rate. */
export function UnitRateTable({ label, headings, rateLabel, rows }: UnitRateTableProps) {
  return (
    <TableFrame label={label} bare>
      <thead>
        <tr>
          <Th>单位</Th>
          {headings.map((heading) => (
            <Th key={heading} numeric>
              {heading}
            </Th>
          ))}
          <Th>{rateLabel}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN).map((row) => (
          <tr key={row.unitId}>
            <RowHead>
              <TextLink href={row.href}>{row.unitName}</TextLink>
            </RowHead>
            {headings.map((heading, index) => (
              <Td key={heading} label={heading} numeric>
                {row.counts[index]}
              </Td>
            ))}
            <Td label={rateLabel}>
              <div className="min-w-32">
                <Progress value={row.percent} label={`${row.unitName}${rateLabel}`} tone={row.tone} showText />
              </div>
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
