'use client'
import {
  columnVisibilityFeature,
  createColumnHelper,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { EmptyState } from '@/components/ui/empty-state'
import { Menu } from '@/components/ui/menu'
import { TableFrame, Td, Th } from '@/components/ui/table'
import { type BulkAction, BulkBar } from './bulk-bar'
import type { SortState } from './list-url'

export type DataColumn = {
  id: string
  header: string
  numeric?: boolean
  sort?: SortState
  /** Cannot be switched off. */
  always?: boolean
  /** Off until somebody switches it on. */
  hidden?: boolean
}

export type DataRow = {
  id: string
  /** Names the row for its check box and in confirmations. */
  label: string
  /** Rendered by the page; one entry a column id. */
  cells: Readonly<Record<string, ReactNode>>
  muted?: boolean
}

type DataTableProps = {
  label: string
  columns: readonly DataColumn[]
  rows: readonly DataRow[]
  selectable?: boolean
  bulkActions?: readonly BulkAction[]
  /** The key of the address that holds the shown columns. */
  columnsParam?: string
  visibleColumns?: readonly string[]
  empty?: ReactNode
  tools?: ReactNode
  /** What the list holds, at the left above it. */
  summary?: ReactNode
}

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature })
const helper = createColumnHelper<typeof features, DataRow>()

/** A desk list: the server filters, sorts and pages through links; here one chooses columns and rows. */
export function DataTable(props: DataTableProps) {
  const {
    label,
    columns,
    rows,
    selectable = false,
    bulkActions = [],
    columnsParam = 'columns',
    visibleColumns,
    empty,
    tools,
    summary,
  } = props
  const router = useRouter()
  const path = usePathname()
  const query = useSearchParams()
  const [selection, setSelection] = useState<RowSelectionState>({})
  const chosenColumns = visibleColumns?.filter((id) => columns.some((column) => column.id === id))
  const visibility = Object.fromEntries(
    columns.map((column) => [column.id, column.always || (chosenColumns?.length ? chosenColumns.includes(column.id) : !column.hidden)]),
  )
  const definitions = useMemo(
    () =>
      columns.map((column) => helper.display({ id: column.id, header: column.header, cell: ({ row }) => row.original.cells[column.id] })),
    [columns],
  )
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: (row) => row.id,
    state: { columnVisibility: visibility, rowSelection: selection },
    onRowSelectionChange: setSelection,
  })
  const byId = new Map(columns.map((column) => [column.id, column]))
  const chosen = rows.filter((row) => selection[row.id])
  const isWhole = chosen.length > 0 && chosen.length === rows.length

  function toggleColumn(id: string) {
    const next = columns.filter((column) => (column.id === id ? !visibility[id] : visibility[column.id]) && !column.always)
    const search = new URLSearchParams(query)
    search.set(columnsParam, next.map((column) => column.id).join(','))
    router.replace(`${path}?${search}`, { scroll: false })
  }

  const optional = columns.filter((column) => !column.always)
  return (
    <div className="rounded border border-line bg-surface">
      {(tools || summary || optional.length > 0) && (
        <div className="flex flex-wrap items-center justify-end gap-2 px-5 py-2 max-md:hidden print:hidden">
          {summary && <div className="mr-auto">{summary}</div>}
          {tools}
          {optional.length > 0 && (
            <Menu
              align="end"
              trigger={
                <Button size="sm" icon="columns">
                  显示列
                </Button>
              }
              items={optional.map((column) => ({
                label: column.header,
                checked: Boolean(visibility[column.id]),
                stay: true,
                onSelect: () => toggleColumn(column.id),
              }))}
            />
          )}
        </div>
      )}
      {chosen.length > 0 && bulkActions.length > 0 && <BulkBar chosen={chosen} actions={bulkActions} onClear={() => setSelection({})} />}
      {rows.length === 0 ? (
        (empty ?? <EmptyState title="没有符合条件的记录" hint="请减少筛选条件后再试。" />)
      ) : (
        <TableFrame label={label} bare sticky>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {selectable && (
                  <Th className="w-10">
                    <Checkbox
                      hideLabel
                      label="选择本页全部"
                      checked={isWhole}
                      ref={(box) => {
                        if (box) box.indeterminate = chosen.length > 0 && !isWhole
                      }}
                      onChange={() => table.toggleAllRowsSelected(!isWhole)}
                    />
                  </Th>
                )}
                {group.headers.map((header) => {
                  const column = byId.get(header.column.id)
                  return (
                    <Th key={header.id} numeric={column?.numeric} sort={column?.sort}>
                      <table.FlexRender header={header} />
                    </Th>
                  )
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} className={row.getIsSelected() ? 'bg-indigo-tint' : undefined}>
                {selectable && (
                  <Td data-select="">
                    <Checkbox
                      hideLabel
                      label={`选择${row.original.label}`}
                      checked={row.getIsSelected()}
                      onChange={() => row.toggleSelected()}
                    />
                  </Td>
                )}
                {row.getVisibleCells().map((cell, index) => {
                  const column = byId.get(cell.column.id)
                  return (
                    <Td
                      key={cell.id}
                      label={index === 0 ? undefined : column?.header}
                      data-title={index === 0 ? '' : undefined}
                      numeric={column?.numeric}
                      muted={row.original.muted}
                    >
                      <table.FlexRender cell={cell} />
                    </Td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </div>
  )
}
