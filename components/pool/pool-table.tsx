import { DataTable } from '@/components/tables/data-table'
import { type ListParams, sortBy } from '@/components/tables/list-url'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { TitleBadge } from '@/components/ui/title-badge'
import { POOL_COLUMN_LABELS, POOL_COLUMNS, type PoolColumn } from '@/lib/pool/pool-filter'
import type { PoolRow } from '@/lib/pool/pool-rows'
import { AvailabilityBadge } from './availability-badge'

type PoolTableProps = { rows: readonly PoolRow[]; params: ListParams; columns: readonly PoolColumn[] }

/** Talents by key; the chosen ones can be compared. */
export function PoolTable({ rows, params, columns }: PoolTableProps) {
  return (
    <DataTable
      label="人才名单"
      selectable
      bulkActions={[{ label: '比较（2 至 4 人）', icon: 'layers', href: '/pool/compare' }]}
      visibleColumns={columns.filter((column) => column !== 'name')}
      columns={POOL_COLUMNS.map((column) => ({
        id: column,
        header: POOL_COLUMN_LABELS[column],
        always: column === 'name',
        hidden: column === 'open',
        sort:
          column === 'name'
            ? sortBy('/pool', params, 'name', 'rank')
            : column === 'titles'
              ? { ...sortBy('/pool', params, 'rank', 'rank'), href: sortBy('/pool', params, 'rank', 'name').href }
              : undefined,
      }))}
      rows={rows.map((row) => ({
        id: row.personId,
        label: row.name,
        muted: row.availability.state === 'gone',
        cells: cellsOf(row),
      }))}
      empty={<EmptyState icon="users" title="没有符合条件的人才" hint="请减少条件，换一个姓名、拼音或专长再试。" />}
    />
  )
}

function cellsOf(row: PoolRow) {
  return {
    name: <TextLink href={row.href}>{row.name}</TextLink>,
    unit: row.unitName,
    line: <span className="whitespace-nowrap">{row.lineName}</span>,
    titles:
      row.titles.length > 0 ? (
        <span className="flex flex-wrap gap-1 max-md:justify-end">
          {row.titles.map(({ name, plan, startsOn }) => (
            <TitleBadge key={`${name}${startsOn}`} bar={plan === 'summit' ? 'c1' : 'c2'}>
              {name}
            </TitleBadge>
          ))}
        </span>
      ) : (
        <span className="text-ink-3">—</span>
      ),
    specialities: row.specialities.join('、'),
    availability: <AvailabilityBadge availability={row.availability} />,
    callUps:
      row.callUps === null ? (
        <span className="text-ink-3">—</span>
      ) : row.callUps.count === 0 ? (
        <span className="text-ink-3">无</span>
      ) : (
        <span className="whitespace-nowrap">{`${row.callUps.count} 次 ${row.callUps.days} 天`}</span>
      ),
    open: row.isPublic ? <Badge tone="green">已同意</Badge> : <span className="text-ink-3">未同意</span>,
  }
}
