import type { ActionResult } from '@/components/forms/action-result'
import { AnswerButtons } from '@/components/forms/answer-buttons'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/platform/dates'
import type { CorrectionView, PersonCorrections } from '@/lib/pool/correction-queries'
import { correctionStateLabels } from '@/lib/pool/labels'
import { type Propose, ProposeCorrection } from './propose-correction'

type Answer = (input: {
  correctionId: string
  version: number
  confirm: boolean
  answer?: string
}) => Promise<ActionResult<{ state: string }>>
type Withdraw = (input: { correctionId: string; version: number }) => Promise<ActionResult<{ state: string }>>
type CorrectionsCardProps = { known: PersonCorrections; propose: Propose; answer: Answer; withdraw: Withdraw }

/** What the person wants corrected: waiting for the unit, or what the unit said. */
export function CorrectionsCard({ known, propose, answer, withdraw }: CorrectionsCardProps) {
  return (
    <Card>
      <CardHead
        finding={known.waiting > 0 ? `${known.waiting} 项更正待单位确认` : '信息更正'}
        sub={known.abilities.propose ? '档案内容有误时在此提出，单位人事确认后更新。' : '本人提出，由单位人事核实后确认。'}
        tools={known.abilities.propose ? <ProposeCorrection personId={known.personId} fields={known.fields} action={propose} /> : undefined}
      />
      <CardBody>
        {known.corrections.length === 0 ? (
          <p className="text-ink-3">没有提出过更正。</p>
        ) : (
          <ul className="divide-y divide-line">
            {known.corrections.map((correction) => (
              <Item key={correction.id} correction={correction} answer={answer} withdraw={withdraw} />
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}

function Item({ correction, answer, withdraw }: { correction: CorrectionView; answer: Answer; withdraw: Withdraw }) {
  const state = correctionStateLabels[correction.state]
  const input = { correctionId: correction.id, version: correction.version }
  return (
    <li className="space-y-1 py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-semibold">{correction.label}</strong>
        <Badge tone={state.tone}>{state.text}</Badge>
        <span className="text-12 text-ink-3">{formatInstant(correction.answeredAt ?? correction.proposedAt)}</span>
      </p>
      {correction.before && <p className="text-13 text-ink-3">{`现有：${correction.before}`}</p>}
      <p className="text-13 break-words text-ink-2">{`更正为：${correction.after}`}</p>
      <p className="text-13 text-ink-2">
        {`理由：${correction.reason}`}
        {correction.proof && (
          <>
            {'　'}
            <TextLink href={correction.proof.href} icon="paperclip">
              查看证明材料
            </TextLink>
          </>
        )}
      </p>
      {correction.answer && <p className="text-13 text-ink-2">{`单位答复：${correction.answer}`}</p>}
      {(correction.abilities.answer || correction.abilities.withdraw) && (
        <p className="pt-1">
          <AnswerButtons
            answer={
              correction.abilities.answer && {
                action: answer,
                yes: {
                  label: '确认更正',
                  input: { ...input, confirm: true },
                  success: '已更正，本人会收到提醒。',
                  confirm: {
                    title: `确认更正${correction.label}`,
                    consequences: `确认后档案立即改为：${correction.after}。`,
                    confirmLabel: '确认更正',
                  },
                },
                no: {
                  label: '不采纳',
                  input: { ...input, confirm: false },
                  success: '已答复本人。',
                  confirm: { title: '不采纳这项更正', consequences: '档案不变，本人会看到您的理由。', confirmLabel: '不采纳' },
                  reason: { field: 'answer', minLength: 2 },
                },
              }
            }
            withdraw={
              correction.abilities.withdraw && {
                action: withdraw,
                label: '撤回',
                input,
                success: '已撤回。',
                confirm: { title: '撤回这项更正', consequences: '单位不再需要核实，需要时可重新提出。', confirmLabel: '撤回' },
              }
            }
          />
        </p>
      )}
    </li>
  )
}
