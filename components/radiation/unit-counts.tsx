import { hrefWith } from '@/components/tables/list-url'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Segmented } from '@/components/ui/segmented'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatDate } from '@/lib/platform/dates'
import { CONTRIBUTION_KINDS } from '@/lib/radiation/contribution-states'
import type { CountsPage, UnitCounts } from '@/lib/radiation/count-queries'
import { KIND_LABELS, kindWords } from '@/lib/radiation/labels'

const LIST = '/contributions'
const UNITS = '/contributions/units'

function Count({ value, href }: { value: number; href: string | null }) {
  if (value === 0) return <span className="text-ink-3">0</span>
  return href === null ? value : <TextLink href={href}>{value}</TextLink>
}

function UnitRow({ row, year, withWaiting }: { row: UnitCounts; year: number; withWaiting: boolean }) {
  const list = (changes: Record<string, string>) =>
    row.isItself ? null : hrefWith(LIST, {}, { unit: row.unitId, year: String(year), ...changes })
  return (
    <tr>
      <RowHead>
        {row.isLeaf ? row.name : <TextLink href={hrefWith(UNITS, {}, { unit: row.unitId, year: String(year) })}>{row.name}</TextLink>}
      </RowHead>
      {CONTRIBUTION_KINDS.map((kind) => (
        <Td key={kind} label={KIND_LABELS[kind].word} numeric className={row.counts[kind] ? undefined : 'max-md:hidden!'}>
          <Count value={row.counts[kind] ?? 0} href={list({ kind, state: 'verified' })} />
        </Td>
      ))}
      <Td label="合计" numeric strong>
        <Count value={row.total} href={list({ state: 'verified' })} />
      </Td>
      {withWaiting && (
        <Td label="待核实" numeric>
          <Count value={row.waiting} href={list({ state: 'submitted' })} />
        </Td>
      )}
    </tr>
  )
}

/** Verified contributions of a year by unit and kind; every number opens its records. */
export function UnitCountsCard({ page }: { page: CountsPage }) {
  const { whole, year } = page
  const rows = page.rows.filter((row) => row.total > 0 || row.waiting > 0)
  const idle = page.rows.length - rows.length
  const withWaiting = rows.some((row) => row.waiting > 0)
  return (
    <Card>
      <CardHead
        finding={whole.total > 0 ? `${year} 年经核实 ${whole.total} 件：${kindWords(whole.counts)}` : `${year} 年还没有经核实的贡献`}
        sub={[
          `截至 ${formatDate(page.today)}`,
          ...(whole.waiting > 0 ? [`另有 ${whole.waiting} 件待核实`] : []),
          ...(rows.length > 0 && idle > 0 ? [`${idle} 个单位没有登记，未列出`] : []),
        ].join('；')}
        tools={
          <Segmented
            label="年度"
            items={page.years.map((one) => ({
              label: `${one} 年`,
              href: hrefWith(UNITS, {}, { unit: page.parent?.id, year: String(one) }),
              current: one === year,
            }))}
          />
        }
      />
      <CardBody flush className="pt-3">
        {rows.length === 0 ? (
          <EmptyState icon="radiate" title={`${year} 年还没有登记`} hint="核实后的贡献按单位列在这里；可以查看其他年度。" />
        ) : (
          <TableFrame label="各单位辐射贡献" bare>
            <thead>
              <tr>
                <Th>单位</Th>
                {CONTRIBUTION_KINDS.map((kind) => (
                  <Th key={kind} numeric>
                    {KIND_LABELS[kind].word}
                  </Th>
                ))}
                <Th numeric>合计</Th>
                {withWaiting && <Th numeric>待核实</Th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <UnitRow key={row.unitId} row={row} year={year} withWaiting={withWaiting} />
              ))}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}
