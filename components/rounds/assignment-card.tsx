'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { RadioGroup } from '@/components/ui/radio-group'
import { formatInstant } from '@/lib/platform/dates'
import type { AssigningView } from '@/lib/rounds/assigning/assigning-queries'
import type { AssignmentMode } from '@/lib/rounds/assigning/plan-request'
import type { CertificateView, ReviewersView } from '@/lib/rounds/reviewer-queries'
import { CertificateFigures, modeNames } from './assigning/certificate-figures'
import { LinkageAlert } from './assigning/linkage-alert'
import { type PlanActions, PlanDialog } from './assigning/plan-dialog'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
export type AssignmentActions = PlanActions & {
  assign: Act<{ roundId: string; mode: AssignmentMode }>
  fill: Act<{ roundId: string }>
  remind: Act<{ roundId: string }>
  bridge: Act<{ roundId: string }>
}
type Props = { roundId: string; view: ReviewersView; assigning: AssigningView; actions: AssignmentActions }

const modes: { value: AssignmentMode; label: string; description: string }[] = [
  { value: 'expertise', label: modeNames.expertise, description: '匹配度合计最高' },
  { value: 'fair', label: modeNames.fair, description: '先让匹配最低的对象尽量高' },
  { value: 'even', label: modeNames.even, description: '各专家份数尽量相等' },
]

function Certificate({ certificate }: { certificate: CertificateView }) {
  return (
    <>
      <CertificateFigures certificate={certificate} />
      {certificate.because.length > 0 && (
        <Alert tone="rose" className="mt-3">
          <ul>
            {certificate.because.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p className="mt-2 text-13 text-ink-3">{formatInstant(certificate.at)} 计算。没有一份分配违反回避。</p>
    </>
  )
}

/** What can be computed now: the first assignment at once, any later one with a preview of its changes. */
function Computation({ roundId, view, assigning, actions, missing }: Props & { missing: number }) {
  const [mode, setMode] = useState<AssignmentMode>(view.certificate?.mode ?? 'expertise')
  const { certificate, abilities } = view
  const isAssigned = certificate !== null && certificate.status !== 'infeasible'
  return (
    <div className="space-y-3 border-t border-line pt-3 print:hidden">
      <RadioGroup
        legend="分配方式"
        name="assignment-mode"
        direction="row"
        value={mode}
        onValueChange={(value) => setMode(modes.find((each) => each.value === value)?.value ?? 'expertise')}
        options={modes}
      />
      <div className="flex flex-wrap gap-2">
        {isAssigned ? (
          <PlanDialog roundId={roundId} mode={mode} scope="fewest" label="以最少变动调整" actions={actions} isPrimary={missing > 0} />
        ) : (
          abilities.assign && (
            <ActionButton variant="primary" action={actions.assign} input={{ roundId, mode }} success="分配完成">
              分配专家
            </ActionButton>
          )
        )}
        {isAssigned && assigning.abilities.whole && (
          <PlanDialog roundId={roundId} mode={mode} scope="whole" label="全部重新分配" actions={actions} />
        )}
        {abilities.reassign && isAssigned && missing > 0 && (
          <ActionButton action={actions.fill} input={{ roundId }} success="已补派">
            补派空缺席位
          </ActionButton>
        )}
      </div>
    </div>
  )
}

/** How candidates were given to reviewers, with its certificate, and what can still be done. */
export function AssignmentCard({ roundId, view, assigning, actions }: Props) {
  const { certificate, abilities } = view
  const missing = view.vacant.reduce((sum, row) => sum + row.missing, 0)
  const finding =
    missing > 0
      ? `还有 ${missing} 个评审席位空缺`
      : view.qualified > 0
        ? `${view.qualified} 个对象均已配齐 ${view.perCandidate} 位专家`
        : '尚无合格的候选对象'
  return (
    <Card>
      <CardHead
        finding={finding}
        sub={`方案：每个对象 ${view.perCandidate} 位专家，每位专家 ${view.minLoad} 至 ${view.maxLoad} 份，${view.isBlind ? '匿名评审' : '实名评审'}`}
        tools={
          abilities.manage && (
            <ActionButton size="sm" icon="bell" action={actions.remind} input={{ roundId }} success="已发出提醒">
              催办
            </ActionButton>
          )
        }
      />
      <CardBody className="space-y-4">
        {missing > 0 && certificate && (
          <p className="text-13 text-ink-2">
            {view.vacant
              .slice(0, 6)
              .map((row) => `${row.name} 缺 ${row.missing} 位`)
              .join('，')}
            {view.vacant.length > 6 && ` 等 ${view.vacant.length} 个`}
          </p>
        )}
        {certificate ? (
          <Certificate certificate={certificate} />
        ) : (
          <p className="text-ink-3">全部申报作出资格审查结论、专家都已申报回避后，即可分配。</p>
        )}
        {assigning.linkage && <LinkageAlert roundId={roundId} linkage={assigning.linkage} action={actions.bridge} />}
        {(assigning.abilities.whole || (assigning.abilities.plan && certificate)) && (
          <Computation roundId={roundId} view={view} assigning={assigning} actions={actions} missing={missing} />
        )}
      </CardBody>
    </Card>
  )
}
