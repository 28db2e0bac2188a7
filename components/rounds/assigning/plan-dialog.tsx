'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Dialog } from '@/components/ui/dialog'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { PlanChange, PlanView } from '@/lib/rounds/assigning/commands/plan-assignment'
import type { AssignmentMode, AssignmentScope } from '@/lib/rounds/assigning/plan-request'
import { CertificateFigures } from './certificate-figures'

export type PlanActions = {
  plan: (input: { roundId: string; mode: AssignmentMode; scope: AssignmentScope }) => Promise<ActionResult<PlanView>>
  apply: (input: { roundId: string; planId: string }) => Promise<ActionResult<unknown>>
}
type Props = { roundId: string; mode: AssignmentMode; scope: AssignmentScope; label: string; actions: PlanActions; isPrimary?: boolean }

const shown = 60

function summaryOf(plan: PlanView): string {
  if (plan.certificate.status === 'infeasible') return '无法完成分配'
  const parts = [
    plan.voided.length > 0 && `因回避作废 ${plan.voided.length} 份`,
    plan.moved.length > 0 && `改派 ${plan.moved.length} 份`,
    plan.added.length > 0 && `新派 ${plan.added.length} 份`,
  ].filter(Boolean)
  if (parts.length === 0) return plan.planId ? '有变动，涉及您应当回避的对象，不列出' : '无须变动，现有分配已符合要求'
  return `${parts.join('，')}；其余 ${plan.kept} 份不变`
}

function Changes({ plan }: { plan: PlanView }) {
  const rows = [
    ...plan.voided.map((change) => ({ ...change, word: '作废（回避）', tone: 'rose' as const })),
    ...plan.moved.map((change) => ({ ...change, word: '让出', tone: 'amber' as const })),
    ...plan.added.map((change) => ({ ...change, word: '新派', tone: 'indigo' as const })),
  ]
  const keyOf = (row: PlanChange & { word: string }) => `${row.word}-${row.reviewer}-${row.candidate}`
  return (
    <div className="max-h-72 overflow-y-auto">
      <TableFrame label="分配变动" bare>
        <thead>
          <tr>
            <Th>候选对象</Th>
            <Th>专家</Th>
            <Th>变动</Th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={keyOf(row)}>
              <RowHead>{row.candidate}</RowHead>
              <Td label="专家">{row.reviewer}</Td>
              <Td label="变动">
                <Badge tone={row.tone} icon={null}>
                  {row.word}
                </Badge>
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {rows.length > shown && <p className="px-3 py-2 text-13 text-ink-3">另有 {rows.length - shown} 项未列出。</p>}
    </div>
  )
}

/** Computes an assignment, shows what it would change, and applies it when told to. */
export function PlanDialog({ roundId, mode, scope, label, actions, isPrimary }: Props) {
  const [plan, setPlan] = useState<PlanView | null>(null)
  return (
    <>
      <ActionButton
        variant={isPrimary ? 'primary' : 'default'}
        action={actions.plan}
        input={{ roundId, mode, scope }}
        refresh={false}
        onDone={(data) => setPlan(data)}
      >
        {label}
      </ActionButton>
      <Dialog
        open={plan !== null}
        onOpenChange={(open) => {
          if (!open) setPlan(null)
        }}
        title={plan ? summaryOf(plan) : label}
        description="这是预览，应用之前不改变任何分配。已开始或已封存的评分表不变动。"
        size="lg"
      >
        {plan && (
          <div className="space-y-4">
            <CertificateFigures certificate={plan.certificate} />
            {plan.certificate.because.length > 0 && (
              <Alert tone="rose">
                <ul>
                  {plan.certificate.because.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </Alert>
            )}
            {plan.notes.map((note) => (
              <Alert key={note} tone="amber">
                {note}
              </Alert>
            ))}
            {plan.added.length + plan.moved.length + plan.voided.length > 0 && <Changes plan={plan} />}
            {plan.planId && (
              <ActionButton
                variant="primary"
                action={actions.apply}
                input={{ roundId, planId: plan.planId }}
                success="已应用新的分配"
                onDone={() => setPlan(null)}
              >
                应用
              </ActionButton>
            )}
          </div>
        )}
      </Dialog>
    </>
  )
}
