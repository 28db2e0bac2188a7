import { DataTable } from '@/components/tables/data-table'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { TitleBadge } from '@/components/ui/title-badge'
import type { FormRow } from '@/lib/assessment/queries'
import { ASSESSMENT_LABELS, GRADE_LABELS } from '@/lib/assessment/states'
import { PLAN_BARS } from '@/lib/titles/labels'
import type { BulkAction } from '../tables/bulk-bar'

const COLUMNS = [
  { id: 'person', header: '姓名', always: true },
  { id: 'unit', header: '单位' },
  { id: 'title', header: '称号' },
  { id: 'contributions', header: '辐射贡献', numeric: true },
  { id: 'hours', header: '培训学时', numeric: true },
  { id: 'grade', header: '等次' },
  { id: 'state', header: '状态' },
  { id: 'open', header: '考核表', always: true },
]

function openWord(row: FormRow): string {
  if (row.abilities.fill) return '填报'
  if (row.abilities.endorse) return '审核'
  return row.abilities.confirm ? '确认' : '查看'
}

function Grade({ row }: { row: FormRow }) {
  if (row.grade) return <Badge tone={GRADE_LABELS[row.grade].tone}>{GRADE_LABELS[row.grade].word}</Badge>
  if (row.proposedGrade && row.state !== 'awaited') return <>{`建议${GRADE_LABELS[row.proposedGrade].word}`}</>
  return <>—</>
}

/** Forms of one year; chosen ones go on together. */
export function FormTable({ rows, bulkActions, summary }: { rows: readonly FormRow[]; bulkActions: BulkAction[]; summary: string }) {
  return (
    <DataTable
      label="考核表"
      columns={COLUMNS}
      selectable={bulkActions.length > 0}
      bulkActions={bulkActions}
      summary={summary}
      empty={<EmptyState icon="file-text" title="没有符合条件的考核表" hint="可放宽筛选条件。" />}
      rows={rows.map((row) => ({
        id: row.id,
        label: row.personName,
        cells: {
          person: <span className="font-semibold">{row.personName}</span>,
          unit: row.unitName,
          title: <TitleBadge bar={PLAN_BARS[row.plan]}>{row.title}</TitleBadge>,
          contributions: row.contributions ?? '—',
          hours: row.trainingHours ?? '—',
          grade: <Grade row={row} />,
          state: (
            <>
              <Badge tone={ASSESSMENT_LABELS[row.state].tone}>{ASSESSMENT_LABELS[row.state].word}</Badge>
              {row.state === 'awaited' && row.remark && <span className="block text-12 text-ink-3">{`退回：${row.remark}`}</span>}
            </>
          ),
          open: <TextLink href={`/assessment/forms/${row.id}`}>{openWord(row)}</TextLink>,
        },
      }))}
    />
  )
}
