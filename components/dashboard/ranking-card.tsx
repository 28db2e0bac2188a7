import Link from 'next/link'
import { ChartCard } from '@/components/charts/chart-card'
import { TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Dashboard, UnitRow } from '@/lib/targets/dashboard'
import { perHundred, rankingFinding } from '@/lib/targets/findings'
import { dashboardHref, personsHref } from './links'

const SHOWN = 12

function Bar({ value, most }: { value: number; most: number }) {
  return (
    <span aria-hidden="true" className="mt-0.5 block h-1 bg-sunk">
      <span className="block h-1 bg-c1-soft" style={{ width: `${most === 0 ? 0 : (value / most) * 100}%` }} />
    </span>
  )
}

function Row({ path, dashboard, row, rank, most }: { path: string; dashboard: Dashboard; row: UnitRow; rank: number; most: number }) {
  return (
    <tr>
      <Td className="w-8 text-ink-3 max-sm:pr-0 max-sm:pl-2!">{rank}</Td>
      <Td>
        {row.isOwnLevel ? (
          row.name
        ) : (
          <Link href={dashboardHref(path, dashboard, { unit: row.unitId })} className="text-indigo hover:underline sm:whitespace-nowrap">
            {row.name}
          </Link>
        )}
        <Bar value={row.total} most={most} />
      </Td>
      {dashboard.classes.map((item) => (
        <Td key={item.code} numeric>
          {row.isOwnLevel || !row.counts[item.code] ? (
            (row.counts[item.code] ?? 0)
          ) : (
            <Link
              href={personsHref(dashboard, { kind: 'retained', classCode: item.code, unitId: row.unitId })}
              className="hover:text-indigo hover:underline"
            >
              {row.counts[item.code]}
            </Link>
          )}
        </Td>
      ))}
      <Td numeric className="max-sm:hidden">
        {row.staff}
      </Td>
      <Td numeric>{perHundred(row).toFixed(1)}</Td>
    </tr>
  )
}

/** Units under the one shown, by what they hold, with their size beside it. */
export function RankingCard({
  path,
  dashboard,
  excelHref,
  showAll,
}: {
  path: string
  dashboard: Dashboard
  excelHref: string
  showAll: boolean
}) {
  const { ranking, classes } = dashboard
  if (ranking.length === 0) return null
  const rows = showAll ? ranking : ranking.slice(0, SHOWN)
  const most = Math.max(...ranking.map((row) => row.total))
  return (
    <ChartCard
      finding={rankingFinding(ranking)}
      sub="各类人才保持人数（名）、在册人数和每百人中的人才数"
      fileName="各单位人才"
      excelHref={excelHref}
      table={{
        columns: [
          { label: '单位' },
          ...classes.map((item) => ({ label: item.name, numeric: true })),
          { label: '在册', numeric: true },
          { label: '每百人', numeric: true },
        ],
        rows: ranking.map((row) => [row.name, ...classes.map((item) => row.counts[item.code] ?? 0), row.staff, perHundred(row)]),
      }}
      foot={
        ranking.length > SHOWN ? (
          <TextLink href={dashboardHref(path, dashboard, { units: showAll ? undefined : 'all' })}>
            {showAll ? '只看前列单位' : `全部 ${ranking.length} 个单位`}
          </TextLink>
        ) : undefined
      }
    >
      <TableFrame label="各单位人才" bare stack={false}>
        <thead>
          <tr>
            <Th>
              <span className="sr-only">名次</span>
            </Th>
            <Th>单位</Th>
            {classes.map((item) => (
              <Th key={item.code} numeric>
                {item.name.replace('领军人才', '')}
              </Th>
            ))}
            <Th numeric className="max-sm:hidden">
              在册
            </Th>
            <Th numeric>每百人</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={`${row.unitId}${row.isOwnLevel}`} path={path} dashboard={dashboard} row={row} rank={index + 1} most={most} />
          ))}
        </tbody>
      </TableFrame>
    </ChartCard>
  )
}
