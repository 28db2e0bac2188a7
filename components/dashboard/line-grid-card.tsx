import Link from 'next/link'
import { ChartCard } from '@/components/charts/chart-card'
import { type HeatCell, HeatGrid } from '@/components/charts/heat-grid'
import type { Dashboard, GridCell, GridLine } from '@/lib/targets/dashboard'
import { gridFinding } from '@/lib/targets/findings'
import { personsHref } from './links'

type SumCell = Pick<GridCell, 'held' | 'target'>

function heatCell(dashboard: Dashboard, classCode: string, lineId: string | null, cell: SumCell | undefined): HeatCell | undefined {
  if (!cell || (cell.held === 0 && !cell.target)) return undefined
  return { value: cell.held, target: cell.target ?? 0, href: personsHref(dashboard, { kind: 'retained', classCode, lineId }) }
}

function sumCell(grid: readonly GridLine[], classCode: string): SumCell {
  const cells = grid.flatMap((row) => row.cells[classCode] ?? [])
  const targets = cells.flatMap((cell) => cell.target ?? [])
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return { held: sum(cells.map((cell) => cell.held)), target: targets.length > 0 ? sum(targets) : null }
}

function ExpiringLink({ dashboard, lineId, count }: { dashboard: Dashboard; lineId: string | null; count: number }) {
  if (count === 0) return <span className="text-ink-3">0</span>
  return (
    <Link
      href={personsHref(dashboard, { kind: 'expiring', lineId })}
      className="text-indigo hover:underline"
      aria-label={`到期 ${count} 人名单`}
    >
      {count}
    </Link>
  )
}

/** Line × class: held, target and gap in every cell, and who leaves before the end. */
export function LineGridCard({ dashboard, excelHref }: { dashboard: Dashboard; excelHref: string }) {
  const { classes, endWord } = dashboard
  const hasTargets = classes.some((item) => item.target !== null)
  const grid = hasTargets ? dashboard.grid : dashboard.grid.filter((row) => Object.values(row.cells).some((cell) => cell.held > 0))
  const expiring = grid.reduce((sum, row) => sum + row.expiring, 0)
  const columns = classes.map((item) => ({ key: item.code, label: item.name.replace('领军人才', '') }))
  const table = {
    columns: [
      { label: '条线' },
      ...classes.flatMap((item) => [
        { label: `${item.name}保持`, numeric: true },
        { label: `${item.name}目标`, numeric: true },
      ]),
      { label: '到期', numeric: true },
    ],
    rows: grid.map((row) => [
      row.name,
      ...classes.flatMap((item) => [row.cells[item.code]?.held ?? 0, row.cells[item.code]?.target ?? null]),
      row.expiring,
    ]),
  }
  return (
    <ChartCard
      finding={gridFinding(grid, classes)}
      sub={`${hasTargets ? '保持 / 目标' : '保持'}（名）；到期含${endWord}前任期届满和退休`}
      table={table}
      fileName="各条线完成情况"
      excelHref={excelHref}
    >
      <HeatGrid
        label="各条线完成情况"
        rowHeading="条线"
        columns={columns}
        rows={grid.map((row) => ({
          key: row.lineId,
          label: row.name,
          cells: Object.fromEntries(classes.map((item) => [item.code, heatCell(dashboard, item.code, row.lineId, row.cells[item.code])])),
          extra: <ExpiringLink dashboard={dashboard} lineId={row.lineId} count={row.expiring} />,
        }))}
        extraHeading="到期"
        total={{
          key: 'total',
          label: dashboard.line ? '合计' : dashboard.isCity && !dashboard.unit ? '全市' : '合计',
          cells: Object.fromEntries(classes.map((item) => [item.code, heatCell(dashboard, item.code, null, sumCell(grid, item.code))])),
          extra: <ExpiringLink dashboard={dashboard} lineId={null} count={expiring} />,
        }}
      />
    </ChartCard>
  )
}
