import type { ActionResult } from '@/components/forms/action-result'
import { DataTable } from '@/components/tables/data-table'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import type { ContributionPage, ContributionRow } from '@/lib/radiation/contribution-filter'
import { CHANNEL_WORDS, KIND_LABELS, ROLE_WORDS, STATE_LABELS, spanWords } from '@/lib/radiation/labels'

type ContributionTableProps = {
  page: ContributionPage
  isFiltered: boolean
  /** The rows are those that wait for the viewer. */
  isMine: boolean
  /** Given where the rows wait for the viewer: chosen ones are verified together. */
  verify?: (input: { ids: string[] }) => Promise<ActionResult<{ verified: number }>>
}

function Empty({ page, isFiltered, isMine }: Pick<ContributionTableProps, 'page' | 'isFiltered' | 'isMine'>) {
  if (isMine) return <EmptyState icon="check" title="没有待您核实的贡献" hint="提交核实的会列在这里，并提醒您。" />
  if (isFiltered) return <EmptyState icon="radiate" title="没有符合条件的贡献" hint="可放宽筛选条件。" />
  const hint = page.abilities.enter
    ? '办完一件有示范作用的事，就可以登记，附上证明材料，经核实后计数。'
    : '单位和人才登记并核实后，会列在这里。'
  return <EmptyState icon="radiate" title="还没有登记辐射贡献" hint={hint} />
}

function What({ row }: { row: ContributionRow }) {
  return (
    <>
      <TextLink href={`/contributions/${row.id}`}>{row.title}</TextLink>
      <span className="block text-12 text-ink-3">{`${ROLE_WORDS[row.role]} · ${CHANNEL_WORDS[row.channel]}`}</span>
    </>
  )
}

/** Contributions, the latest first. */
export function ContributionTable({ page, isFiltered, isMine, verify }: ContributionTableProps) {
  const { isOwnOnly } = page.abilities
  return (
    <DataTable
      label="辐射贡献"
      selectable={Boolean(verify) && page.rows.length > 0}
      bulkActions={
        verify
          ? [
              {
                label: '核实通过',
                icon: 'check',
                action: verify,
                consequences: '请确认已逐件对照证明材料。核实后计入本人和单位的辐射贡献，并通知本人。',
                success: '已核实，已通知本人。',
              },
            ]
          : []
      }
      columns={[
        ...(isOwnOnly
          ? []
          : [
              { id: 'person', header: '姓名', always: true },
              { id: 'unit', header: '单位' },
            ]),
        { id: 'kind', header: '类别' },
        { id: 'what', header: '名称', always: true },
        { id: 'when', header: '时间' },
        { id: 'state', header: '状态' },
      ]}
      empty={<Empty page={page} isFiltered={isFiltered} isMine={isMine} />}
      rows={page.rows.map((row) => ({
        id: row.id,
        label: `${row.personName}的“${row.title}”`,
        muted: row.state === 'withdrawn' || row.state === 'voided',
        cells: {
          person: <span className="font-semibold">{row.personName}</span>,
          unit: row.unitName,
          kind: KIND_LABELS[row.kind].word,
          what: <What row={row} />,
          when: spanWords(row),
          state: (
            <>
              <Badge tone={STATE_LABELS[row.state].tone}>{STATE_LABELS[row.state].word}</Badge>
              {row.state === 'returned' && row.reason && <span className="mt-0.5 block text-12 text-ink-3">{row.reason}</span>}
            </>
          ),
        },
      }))}
    />
  )
}
