import type { ReactNode } from 'react'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'

type RuleTableProps = {
  label: string
  finding: string
  sub?: string
  /** The first names the rule; the cells follow in this order. */
  headings: readonly { text: string; numeric?: boolean }[]
  rows: readonly { id: string; cells: readonly ReactNode[] /** What changes the rule, for who may. */; tools?: ReactNode }[]
  /** In place of the table where there is no rule yet. */
  empty?: ReactNode
}

/** Rules as the office keeps them, each changed where it stands. */
export function RuleTable({ label, finding, sub, headings, rows, empty }: RuleTableProps) {
  const hasTools = rows.some((row) => row.tools)
  return (
    <Card>
      <CardHead finding={finding} sub={sub} />
      <CardBody flush className="pt-3">
        {rows.length === 0 && empty ? (
          empty
        ) : (
          <TableFrame label={label} bare>
            <thead>
              <tr>
                {headings.map(({ text, numeric }) => (
                  <Th key={text} numeric={numeric}>
                    {text}
                  </Th>
                ))}
                {hasTools && (
                  <Th>
                    <span className="sr-only">操作</span>
                  </Th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {headings.map(({ text, numeric }, index) =>
                    index === 0 ? (
                      <RowHead key={text}>{row.cells[index]}</RowHead>
                    ) : (
                      <Td key={text} label={text} numeric={numeric}>
                        {row.cells[index]}
                      </Td>
                    ),
                  )}
                  {hasTools && <Td numeric>{row.tools}</Td>}
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}
