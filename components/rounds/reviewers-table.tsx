'use client'
import { Fragment, useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Progress } from '@/components/ui/progress'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { ReviewerRow, ReviewersView, SeatRow } from '@/lib/rounds/reviewer-queries'
import type { RoundStage } from '@/lib/rounds/round-stages'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
type SeatInput = { roundId: string; assignmentId: string; reason: string }

export type SeatActions = {
  excuse: Act<{ roundId: string; roundReviewerId: string; reason: string }>
  void: Act<SeatInput>
  waive: Act<SeatInput>
  reopen: Act<SeatInput>
}

type Props = { roundId: string; stage: RoundStage; view: ReviewersView; actions: SeatActions }

const states = {
  invited: { tone: 'amber', word: '待申报回避' },
  declared: { tone: 'green', word: '已申报回避' },
  excused: { tone: 'grey', word: '已退出' },
} as const
const seatStates = {
  waiting: { tone: 'grey', word: '未开始' },
  started: { tone: 'amber', word: '评分中' },
  sealed: { tone: 'green', word: '已封存' },
  waived: { tone: 'grey', word: '免评' },
  voided: { tone: 'rose', word: '已作废' },
} as const
const reason = { label: '理由', required: true, minLength: 4, help: '理由将记录在案，监督人员可见。' }

function SeatLine({
  seat,
  roundId,
  stage,
  canAct,
  actions,
}: {
  seat: SeatRow
  roundId: string
  stage: RoundStage
  canAct: boolean
  actions: SeatActions
}) {
  const { tone, word } = seatStates[seat.state]
  const input = { roundId, assignmentId: seat.id }
  const isActive = seat.state !== 'waived' && seat.state !== 'voided'
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-1.5 first:border-t-0">
      <span className="min-w-28">{seat.candidate}</span>
      <Badge tone={tone}>{word}</Badge>
      <span className="flex-1 text-13 text-ink-3">{seat.reason}</span>
      {canAct && isActive && (
        <span className="flex flex-wrap gap-1">
          {stage === 'reviewing' && seat.state === 'sealed' && (
            <ActionButton
              size="sm"
              variant="quiet"
              action={actions.reopen}
              input={input}
              confirm={{
                title: '重开这份评分表？',
                consequences: '旧表原样留存，专家可在新表上修改后重新封存；监督记录中可见。',
                confirmLabel: '重开',
                reason,
              }}
              success="已重开"
            >
              重开
            </ActionButton>
          )}
          {stage === 'reviewing' && seat.state !== 'sealed' && (
            <ActionButton
              size="sm"
              variant="quiet"
              action={actions.waive}
              input={input}
              confirm={{
                title: `免评 ${seat.candidate} 的这份评分表？`,
                consequences: '该候选对象将少一份评分表参与排序，不能撤回。',
                confirmLabel: '免评',
                danger: true,
                reason,
              }}
              success="已免评"
            >
              免评
            </ActionButton>
          )}
          <ActionButton
            size="sm"
            variant="quiet"
            action={actions.void}
            input={input}
            confirm={{
              title: `因回避作废对 ${seat.candidate} 的评审？`,
              consequences: '回避关系登记在案，已有评分不再计入（原件留存），系统随即改派其他无须回避的专家。',
              confirmLabel: '作废并改派',
              danger: true,
              reason: { ...reason, label: '回避事由' },
            }}
            success="已作废并改派"
          >
            回避改派
          </ActionButton>
        </span>
      )}
    </li>
  )
}

function ReviewerCells({ row, isOpen, onToggle }: { row: ReviewerRow; isOpen: boolean; onToggle: () => void }) {
  const { tone, word } = states[row.state]
  return (
    <>
      <RowHead>
        <span className="font-semibold">{row.name}</span>
        {row.post && <span className="ml-2 text-13 text-ink-3">{row.post}</span>}
      </RowHead>
      <Td label="单位">{row.unit}</Td>
      <Td label="状态">
        <Badge tone={tone}>{word}</Badge>
      </Td>
      <Td label="须回避" numeric>
        {row.conflicts}
      </Td>
      <Td label="分配" numeric>
        {row.assigned}
      </Td>
      <Td label="进度">
        {row.assigned > 0 ? (
          <span className="flex items-center gap-2">
            <span className="w-28">
              <Progress
                value={row.sealed}
                max={row.assigned}
                label={`${row.name} 已封存 ${row.sealed} 份，共 ${row.assigned} 份`}
                tone={row.sealed === row.assigned ? 'green' : 'indigo'}
              />
            </span>
            <span className="text-13 whitespace-nowrap text-ink-2">
              {row.sealed} / {row.assigned}
              {row.waived > 0 && `，免评 ${row.waived}`}
            </span>
          </span>
        ) : (
          <span className="text-13 text-ink-3">尚未分配</span>
        )}
      </Td>
      <Td>
        {row.seats.length > 0 && (
          <Button size="sm" variant="quiet" aria-expanded={isOpen} onClick={onToggle}>
            {isOpen ? '收起' : '明细'}
          </Button>
        )}
      </Td>
    </>
  )
}

/** Who reviews, how far they are, and whom; never a score. */
export function ReviewersTable({ roundId, stage, view, actions }: Props) {
  const [open, setOpen] = useState<string | null>(null)
  if (view.reviewers.length === 0)
    return (
      <EmptyState icon="users" title="还没有评审专家" hint="在上方从人员名册中加入；加入后系统会排查回避关系，并请专家对照名单申报。" />
    )
  return (
    <TableFrame label="评审专家" bare>
      <thead>
        <tr>
          <Th>专家</Th>
          <Th>单位</Th>
          <Th>状态</Th>
          <Th numeric>须回避</Th>
          <Th numeric>分配</Th>
          <Th>进度</Th>
          <Th>
            <span className="sr-only">操作</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {view.reviewers.map((row) => (
          <Fragment key={row.id}>
            <tr className={row.state === 'excused' ? 'text-ink-3' : undefined}>
              <ReviewerCells row={row} isOpen={open === row.id} onToggle={() => setOpen(open === row.id ? null : row.id)} />
            </tr>
            {open === row.id && (
              <tr data-plain="">
                <td colSpan={7} className="border-b border-line bg-sunk px-5 py-2">
                  <ul>
                    {row.seats.map((seat) => (
                      <SeatLine
                        key={seat.id}
                        seat={seat}
                        roundId={roundId}
                        stage={stage}
                        canAct={view.abilities.reassign}
                        actions={actions}
                      />
                    ))}
                  </ul>
                  {view.abilities.reassign && row.state !== 'excused' && (
                    <div className="pt-2">
                      <ActionButton
                        size="sm"
                        variant="danger"
                        action={actions.excuse}
                        input={{ roundId, roundReviewerId: row.id }}
                        confirm={{
                          title: `${row.name} 退出本轮评审？`,
                          consequences: '评审身份随即停用；未封存的任务空出待补派，已封存的评分表保留有效。',
                          confirmLabel: '退出',
                          danger: true,
                          reason,
                        }}
                        success="已办理退出"
                      >
                        办理退出
                      </ActionButton>
                    </div>
                  )}
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </TableFrame>
  )
}
