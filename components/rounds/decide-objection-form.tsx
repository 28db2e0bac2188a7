'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import { inResultWords } from '@/lib/rounds/labels'
import type { ObjectionPage } from '@/lib/rounds/objection-queries'

type Event = 'reject' | 'accept' | 'uphold' | 'dismiss'
type Input = { objectionId: string; version: number; event: Event; answer: string; matchedGrounds: string[] }
type Props = { page: ObjectionPage; action: (input: Input) => Promise<ActionResult<unknown>> }

const steps: Record<Event, { label: string; description: string; consequences: string; danger: boolean }> = {
  accept: {
    label: '受理，转入核查',
    description: '署名、联系方式、事实和证据齐备',
    consequences: '该对象的命名继续暂缓，直到作出结论。',
    danger: false,
  },
  reject: {
    label: '不予受理',
    description: '属于方案规定的情形，书面说明理由',
    consequences: '异议就此办结，该对象恢复正常进行；异议人可查阅书面答复。',
    danger: false,
  },
  uphold: {
    label: '异议成立',
    description: '取消该对象的资格',
    consequences: '该对象随即取消资格，不再命名；异议人可查阅书面答复。此结论不能撤回。',
    danger: true,
  },
  dismiss: {
    label: '异议不成立',
    description: '该对象继续命名',
    consequences: '异议就此办结，该对象可以命名；异议人可查阅书面答复。',
    danger: false,
  },
}

/** The next step of an objection, with the written answer where one is due. */
export function DecideObjectionForm({ page, action }: Props) {
  const events = page.abilities.events
  const [event, setEvent] = useState<Event | null>(null)
  const [answer, setAnswer] = useState('')
  const [matched, setMatched] = useState<string[]>([])
  const inWords = (text: string) => inResultWords(text, page.resultWord)
  const step = event && steps[event]
  const needsAnswer = event !== null && event !== 'accept'
  return (
    <div className="space-y-4">
      <RadioGroup
        legend="处理意见"
        name="objection-event"
        direction="column"
        value={event ?? ''}
        onValueChange={(value) => setEvent(events.find((each) => each === value) ?? null)}
        options={events.map((value) => ({ value, label: steps[value].label, description: inWords(steps[value].description) }))}
      />
      {needsAnswer && (
        <Field
          id="objection-answer"
          label="给异议人的书面答复"
          required
          help="写明查明的事实、依据和结论；异议人凭查询码查阅，不向候选对象公开。"
        >
          {(aria) => (
            <Textarea {...aria} rows={6} limit={2000} value={answer} onChange={(change) => setAnswer(change.currentTarget.value)} />
          )}
        </Field>
      )}
      {event === 'reject' && page.grounds.length > 0 && (
        <fieldset>
          <legend className="text-13 text-ink-2">方案规定的不予受理情形（勾选适用的；要件不全的由系统写明）</legend>
          {page.grounds.map((ground) => (
            <Checkbox
              key={ground.key}
              label={ground.text}
              checked={matched.includes(ground.key)}
              onChange={(change) =>
                setMatched(change.currentTarget.checked ? [...matched, ground.key] : matched.filter((key) => key !== ground.key))
              }
            />
          ))}
        </fieldset>
      )}
      {event && step && (
        <ActionButton
          variant="primary"
          action={action}
          input={{
            objectionId: page.id,
            version: page.version,
            event,
            answer: needsAnswer ? answer : '',
            matchedGrounds: event === 'reject' ? matched : [],
          }}
          blocked={needsAnswer && answer.trim() === '' ? '请填写书面答复' : undefined}
          confirm={{ title: `${step.label}？`, consequences: inWords(step.consequences), confirmLabel: step.label, danger: step.danger }}
          success="已处理"
        >
          提交处理意见
        </ActionButton>
      )}
    </div>
  )
}
