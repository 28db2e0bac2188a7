'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { RadioGroup } from '@/components/ui/radio-group'
import { formatInstant } from '@/lib/platform/dates'
import type { CertificateView, ReviewersView } from '@/lib/rounds/reviewer-queries'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
export type AssignmentActions = {
  assign: Act<{ roundId: string; mode: 'expertise' | 'even' }>
  fill: Act<{ roundId: string }>
  remind: Act<{ roundId: string }>
}
type Props = { roundId: string; view: ReviewersView; actions: AssignmentActions }

const statusWords = { optimal: '已证明为最优', feasible: '可行，未证明最优', infeasible: '无法完成' } as const

function Certificate({ certificate }: { certificate: CertificateView }) {
  const loads = certificate.loads.map((row) => row.load)
  const items = [
    { label: '结果', value: statusWords[certificate.status] },
    { label: '方式', value: certificate.mode === 'expertise' ? '按专长匹配' : '均衡分配' },
    { label: '每个对象', value: `${certificate.perCandidate} 位专家` },
    { label: '每位专家', value: loads.length > 0 ? `${Math.min(...loads)} 至 ${Math.max(...loads)} 份` : '' },
    {
      label: '匹配度合计 / 上界',
      value: certificate.mode === 'expertise' ? `${certificate.total.toFixed(2)} / ${certificate.bound.toFixed(2)}` : '不适用',
    },
    { label: '匹配最低的对象', value: certificate.mode === 'expertise' ? certificate.worst.toFixed(2) : '不适用' },
  ]
  return (
    <>
      <KeyValues columns={3} items={items} />
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

/** How candidates were given to reviewers, with its certificate, and what can still be done. */
export function AssignmentCard({ roundId, view, actions }: Props) {
  const [mode, setMode] = useState<'expertise' | 'even'>('expertise')
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
        {(abilities.assign || (abilities.reassign && certificate && missing > 0)) && (
          <div className="space-y-3 border-t border-line pt-3 print:hidden">
            {abilities.assign && (
              <>
                <RadioGroup
                  legend="分配方式"
                  name="assignment-mode"
                  direction="row"
                  value={mode}
                  onValueChange={(value) => setMode(value === 'even' ? 'even' : 'expertise')}
                  options={[
                    { value: 'expertise', label: '按专长匹配', description: '总匹配度最高' },
                    { value: 'even', label: '均衡分配', description: '各专家份数尽量相等' },
                  ]}
                />
                <ActionButton
                  variant="primary"
                  action={actions.assign}
                  input={{ roundId, mode }}
                  confirm={
                    certificate && certificate.status !== 'infeasible'
                      ? { title: '重新分配？', consequences: '现有分配、匿名编号和顺序全部重新产生。', confirmLabel: '重新分配' }
                      : undefined
                  }
                  success="分配完成"
                >
                  {certificate && certificate.status !== 'infeasible' ? '重新分配' : '分配专家'}
                </ActionButton>
              </>
            )}
            {abilities.reassign && certificate && missing > 0 && (
              <ActionButton action={actions.fill} input={{ roundId }} success="已补派">
                补派空缺席位
              </ActionButton>
            )}
          </div>
        )}
      </CardBody>
    </Card>
  )
}
