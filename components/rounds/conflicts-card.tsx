'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHead } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { Textarea } from '@/components/ui/textarea'
import type { Option } from '@/components/ui/use-option-search'
import type { ReviewersView } from '@/lib/rounds/reviewer-queries'
import { ConflictsGraph } from './conflicts-graph'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
export type ConflictActions = {
  find: Act<{ roundId: string }>
  record: Act<{ roundId: string; personId: string; nominationId: string; reason: string }>
}
type Props = { roundId: string; view: ReviewersView; actions: ConflictActions }

const shownAtFirst = 20

function RecordConflict({ roundId, view, action }: { roundId: string; view: ReviewersView; action: ConflictActions['record'] }) {
  const [open, setOpen] = useState(false)
  const [judge, setJudge] = useState<Option | null>(null)
  const [candidate, setCandidate] = useState<Option | null>(null)
  const [reason, setReason] = useState('')
  const isComplete = judge && candidate && reason.trim().length >= 4
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon="plus">
          登记回避
        </Button>
      }
      title="登记回避关系"
      description="档案中查不到的关系（亲属、带教等）由市人才办登记；登记后任何人都不能再作此分配，且不能删除。"
    >
      <div className="space-y-4">
        <Field id="conflict-judge" label="专家" required>
          {(aria) => (
            <Combobox
              {...aria}
              value={judge}
              onChange={setJudge}
              options={view.reviewers.map((row) => ({ value: row.personId, label: row.name, note: row.unit }))}
            />
          )}
        </Field>
        <Field id="conflict-candidate" label="候选对象" required>
          {(aria) => (
            <Combobox
              {...aria}
              value={candidate}
              onChange={setCandidate}
              options={view.candidates.map((row) => ({ value: row.id, label: row.name, note: row.unit }))}
            />
          )}
        </Field>
        <Field id="conflict-reason" label="回避事由" required>
          {(aria) => <Textarea {...aria} rows={3} limit={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
        </Field>
        <ActionButton
          variant="primary"
          action={action}
          input={{ roundId, personId: judge?.value ?? '', nominationId: candidate?.value ?? '', reason }}
          blocked={isComplete ? undefined : '请选择专家和候选对象，写明事由（不少于 4 字）'}
          success="已登记"
          onDone={() => {
            setOpen(false)
            setReason('')
          }}
        >
          登记
        </ActionButton>
      </div>
    </Dialog>
  )
}

/** Who must not judge whom, and why. */
export function ConflictsCard({ roundId, view, actions }: Props) {
  const [all, setAll] = useState(false)
  const [isPicture, setPicture] = useState(false)
  const rows = all ? view.conflicts : view.conflicts.slice(0, shownAtFirst)
  const seated = view.conflicts.filter((row) => row.isSeated).length
  return (
    <Card>
      <CardHead
        finding={seated > 0 ? `${seated} 项回避与现有分配冲突，须改派` : `${view.conflicts.length} 项回避关系`}
        sub="同单位、同法人、曾任职、推荐审定、亲属、带教、共同项目由系统排查；专家申报和候选对象申请一并列入"
        tools={
          <>
            {view.conflicts.length > 0 && (
              <Button size="sm" variant="quiet" aria-pressed={isPicture} onClick={() => setPicture(!isPicture)}>
                {isPicture ? '看列表' : '看关系图'}
              </Button>
            )}
            {view.abilities.manage && (
              <>
                <ActionButton size="sm" icon="search" action={actions.find} input={{ roundId }} success="已重新排查">
                  重新排查
                </ActionButton>
                <RecordConflict roundId={roundId} view={view} action={actions.record} />
              </>
            )}
          </>
        }
        className="pb-3"
      />
      {view.conflicts.length === 0 ? (
        <EmptyState icon="shield" title="没有发现回避关系" hint="加入专家后会自动排查，也可随时重新排查。" />
      ) : isPicture ? (
        <ConflictsGraph rows={view.conflicts} />
      ) : (
        <>
          <TableFrame label="回避关系" bare>
            <thead>
              <tr>
                <Th>专家</Th>
                <Th>候选对象</Th>
                <Th>类型</Th>
                <Th>事由</Th>
                <Th>来源</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <RowHead>{row.judge}</RowHead>
                  <Td label="候选对象" className="whitespace-nowrap">
                    {row.candidate}
                    {row.isSeated && (
                      <span className="ml-2">
                        <Badge tone="rose">已分配</Badge>
                      </span>
                    )}
                  </Td>
                  <Td label="类型" className="whitespace-nowrap">
                    {row.kindName}
                  </Td>
                  <Td label="事由" className="text-13 text-ink-2">
                    {row.reason}
                  </Td>
                  <Td label="来源" className="whitespace-nowrap" muted>
                    {row.sourceName}
                  </Td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
          {!all && view.conflicts.length > shownAtFirst && (
            <div className="border-t border-line px-5 py-2">
              <Button variant="quiet" size="sm" onClick={() => setAll(true)}>
                显示全部 {view.conflicts.length} 项
              </Button>
            </div>
          )}
        </>
      )}
    </Card>
  )
}
