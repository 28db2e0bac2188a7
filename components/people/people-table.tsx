import { DataTable } from '@/components/tables/data-table'
import { type ListParams, sortBy } from '@/components/tables/list-url'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { TitleBadge } from '@/components/ui/title-badge'
import { personStatusLabels, sexLabels } from '@/lib/org/labels'
import { DEFAULT_COLUMNS, PEOPLE_COLUMN_LABELS, PEOPLE_COLUMNS, type PeopleColumn } from '@/lib/org/people-filter'
import type { PersonRow } from '@/lib/org/people-queries'

type PeopleTableProps = { rows: readonly PersonRow[]; params: ListParams; columns: readonly PeopleColumn[]; seeIdentity: boolean }

const IDENTITY: readonly PeopleColumn[] = ['idNumber', 'phone']

/** People by key; every cell is worked out here on the server. */
export function PeopleTable({ rows, params, columns, seeIdentity }: PeopleTableProps) {
  const offered = PEOPLE_COLUMNS.filter((column) => seeIdentity || !IDENTITY.includes(column))
  return (
    <DataTable
      label="人员名册"
      visibleColumns={columns.filter((column) => column !== 'name')}
      columns={offered.map((column) => ({
        id: column,
        header: PEOPLE_COLUMN_LABELS[column],
        always: column === 'name',
        hidden: !DEFAULT_COLUMNS.includes(column),
        sort: column === 'name' ? sortBy('/people', params, 'name', 'name') : undefined,
      }))}
      rows={rows.map((row) => ({ id: row.id, label: row.name, muted: row.status !== 'active', cells: cellsOf(row) }))}
      empty={<EmptyState icon="users" title="没有符合条件的人员" hint="请减少筛选条件，或导入花名册、新增人员。" />}
    />
  )
}

function cellsOf(row: PersonRow) {
  const status = personStatusLabels[row.status]
  return {
    name: <TextLink href={`/people/${row.id}`}>{row.name}</TextLink>,
    sex: row.sex && sexLabels[row.sex],
    age: <span className="whitespace-nowrap">{row.birthDate?.slice(0, 7).replace('-', '.')}</span>,
    unit: row.unitName,
    line: <span className="whitespace-nowrap">{row.lineName}</span>,
    post: row.post,
    education: <span className="whitespace-nowrap">{row.education}</span>,
    politicalStatus: row.politicalStatus,
    workStart: <span className="whitespace-nowrap">{row.workStartDate?.slice(0, 7).replace('-', '.')}</span>,
    titles:
      row.titles.length > 0 ? (
        <span className="flex flex-wrap gap-1">
          {row.titles.map(({ name, plan }) => (
            <TitleBadge key={name} bar={plan === 'summit' ? 'c1' : 'c2'}>
              {name}
            </TitleBadge>
          ))}
        </span>
      ) : (
        <span className="text-ink-3">—</span>
      ),
    status: <Badge tone={status.tone}>{status.text}</Badge>,
    idNumber: <span className="whitespace-nowrap">{row.idNumber}</span>,
    phone: <span className="whitespace-nowrap">{row.phone}</span>,
  }
}
