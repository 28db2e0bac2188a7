'use client'
import type { ActionResult } from '@/components/forms/action-result'
import { DataTable } from '@/components/tables/data-table'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/platform/dates'
import type { CandidateRow } from '@/lib/rounds/candidate-queries'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>

export type CandidateBulkActions = {
  qualify: Act<{ roundId: string; ids: string[]; allConfirmed: boolean }>
  disqualify: Act<{ roundId: string; ids: string[]; reason: string }>
}

type Props = { roundId: string; rows: readonly CandidateRow[]; canDecide: boolean; actions: CandidateBulkActions }

const outcomes = {
  pass: { tone: 'green', word: '符合' },
  needsEvidence: { tone: 'amber', word: '待核实' },
  fail: { tone: 'rose', word: '不符合' },
} as const

function eligibilityOf(row: CandidateRow) {
  const { tone, word } = outcomes[row.eligibility]
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Badge tone={tone}>{word}</Badge>
      {row.failed.length > 0 && <span className="text-13 text-ink-2">{row.failed.join('、')}</span>}
    </span>
  )
}

/** Candidates with what their file says; decided one by one on their own page, or several at once here. */
export function CandidatesTable({ roundId, rows, canDecide, actions }: Props) {
  return (
    <DataTable
      label="候选对象"
      selectable={canDecide}
      bulkActions={[
        {
          label: '审查合格',
          icon: 'check',
          action: ({ ids }) => actions.qualify({ roundId, ids, allConfirmed: true }),
          consequences: '确认所选对象的证明材料均已逐一核实。有一个不符合条件，全部不予通过，并说明是谁、哪一条。',
          success: '已作出合格结论',
        },
        {
          label: '审查不合格',
          icon: 'x',
          danger: true,
          action: ({ ids, reason }) => actions.disqualify({ roundId, ids, reason: reason ?? '' }),
          consequences: '所选对象退出本轮评选，推荐单位会收到通知和理由。',
          reasonLabel: '不合格理由',
          success: '已作出不合格结论',
        },
      ]}
      columns={[
        { id: 'name', header: '候选对象', always: true },
        { id: 'unit', header: '单位' },
        { id: 'line', header: '条线' },
        { id: 'channel', header: '申报方式', hidden: true },
        { id: 'eligibility', header: '条件核对' },
        { id: 'state', header: '状态' },
        { id: 'note', header: '说明' },
        { id: 'submitted', header: '提交时间', hidden: true },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        label: row.name,
        muted: row.state === 'withdrawn' || row.state === 'lapsed',
        cells: {
          name: (
            <>
              <TextLink href={`/rounds/${roundId}/candidates/${row.id}`}>{row.name}</TextLink>
              {row.isGrassroots && <span className="ml-1.5 text-12 text-ink-3">基层</span>}
              {row.duplicates > 0 && (
                <Badge tone="amber" className="ml-1.5">
                  疑似重复
                </Badge>
              )}
            </>
          ),
          unit: row.unit,
          line: <span className="whitespace-nowrap">{row.line}</span>,
          channel: row.channelName,
          eligibility: eligibilityOf(row),
          state: <Badge tone={row.label.tone}>{row.label.text}</Badge>,
          note: (
            <span className="text-13 text-ink-2">
              {row.correctionDueAt ? `补正期限 ${formatInstant(row.correctionDueAt)}` : (row.reason ?? '')}
            </span>
          ),
          submitted: row.submittedAt ? <span className="whitespace-nowrap">{formatInstant(row.submittedAt)}</span> : null,
        },
      }))}
      empty={<EmptyState icon="users" title="没有符合条件的候选对象" hint="请减少筛选条件；单位提交后即列在这里，草稿不显示。" />}
    />
  )
}
