'use client'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import type { Gate } from '@/lib/rounds/scheme'
import type { GateFinding } from '@/lib/rounds/score-sheet'

type GateFieldsProps = {
  gates: readonly Gate[]
  findings: readonly GateFinding[]
  isReadOnly: boolean
  onChange: (findings: GateFinding[]) => void
}

/** 一票否决: found or not, each with its reason when found. */
export function GateFields({ gates, findings, isReadOnly, onChange }: GateFieldsProps) {
  if (gates.length === 0) return null
  const findingOf = (key: string): GateFinding =>
    findings.find((row) => row.gateKey === key) ?? { gateKey: key, isRaised: null, reason: '' }
  const set = (key: string, part: Partial<GateFinding>) =>
    onChange(gates.map((gate) => (gate.key === key ? { ...findingOf(key), ...part } : findingOf(gate.key))))
  return (
    <section aria-label="一票否决事项" className="rounded border border-line bg-surface px-3 py-2.5">
      <h3 className="flex items-center gap-2 text-14">
        <Icon name="shield" size={18} className="text-ink-3" />
        一票否决
      </h3>
      <ul className="divide-y divide-line">
        {gates.map((gate) => {
          const finding = findingOf(gate.key)
          return (
            <li key={gate.key} className="py-2">
              <div className="flex flex-wrap items-center justify-between gap-x-3">
                <div className="min-w-0 flex-1 basis-48">
                  <p>{gate.name}</p>
                  {gate.description && <p className="text-13 text-ink-3">{gate.description}</p>}
                </div>
                <RadioGroup
                  legend={gate.name}
                  hideLegend
                  name={`gate-${gate.key}`}
                  disabled={isReadOnly}
                  options={[
                    { value: 'no', label: '未发现' },
                    { value: 'yes', label: '有，说明理由' },
                  ]}
                  value={finding.isRaised === null ? '' : finding.isRaised ? 'yes' : 'no'}
                  onValueChange={(value) => set(gate.key, { isRaised: value === 'yes' })}
                />
              </div>
              {finding.isRaised && (
                <Field
                  id={`gate-reason-${gate.key}`}
                  label="理由"
                  required
                  error={finding.reason.trim() ? undefined : `认为存在“${gate.name}”的，须说明理由。`}
                >
                  {(aria) => (
                    <Input
                      {...aria}
                      readOnly={isReadOnly}
                      maxLength={500}
                      value={finding.reason}
                      onChange={(event) => set(gate.key, { reason: event.target.value })}
                    />
                  )}
                </Field>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
