'use client'
import { Button } from '@/components/ui/button'
import type { PanelRule, Scheme } from '@/lib/rounds/scheme'
import type { SectionProps } from './basics'
import { CheckPart, freshKey, ListRow, NumberPart, replaced, SelectPart, TextPart } from './parts'

const fractions = ['1/2', '3/5', '2/3', '3/4', '4/5', '1/1'].map((value) => ({ value, label: value === '1/1' ? '全部' : value }))

function FractionPart({
  label,
  value,
  onChange,
}: {
  label: string
  value: PanelRule['passFraction']
  onChange: (value: PanelRule['passFraction']) => void
}) {
  const text = value.join('/')
  const options = fractions.some((option) => option.value === text) ? fractions : [...fractions, { value: text, label: text }]
  return (
    <SelectPart
      label={label}
      value={text}
      options={options}
      onChange={(chosen) => {
        const [top, bottom] = chosen.split('/').map(Number)
        if (top && bottom) onChange([top, bottom])
      }}
    />
  )
}

export function DecisionSection({ scheme, onChange }: SectionProps) {
  const { panel, publicity } = scheme
  const setPanel = (part: Partial<PanelRule>) => onChange({ panel: { ...panel, ...part } })
  const setPublicity = (part: Partial<Scheme['publicity']>) => onChange({ publicity: { ...publicity, ...part } })
  const grounds = scheme.inadmissibleGrounds
  const setGrounds = (inadmissibleGrounds: Scheme['inadmissibleGrounds']) => onChange({ inadmissibleGrounds })
  return (
    <div className="space-y-6">
      <div className="space-y-4">
        <h3 className="text-16">评审领导小组</h3>
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-4">
          <SelectPart
            label="法定人数以谁为基数"
            value={panel.quorumBase}
            options={[
              { value: 'entitled', label: '应到会（不含回避的）' },
              { value: 'appointed', label: '全体成员' },
            ]}
            onChange={(quorumBase) => setPanel({ quorumBase })}
          />
          <FractionPart label="实到会不少于" value={panel.quorumFraction} onChange={(quorumFraction) => setPanel({ quorumFraction })} />
          <SelectPart
            label="通过以谁为基数"
            value={panel.passBase}
            options={[
              { value: 'present', label: '实到会' },
              { value: 'entitled', label: '应到会' },
              { value: 'appointed', label: '全体成员' },
            ]}
            onChange={(passBase) => setPanel({ passBase })}
          />
          <FractionPart label="同意不少于" value={panel.passFraction} onChange={(passFraction) => setPanel({ passFraction })} />
        </div>
        <CheckPart
          label="同时须超过应到会的二分之一"
          value={panel.alsoMoreThanHalfOfEntitled}
          onChange={(value) => setPanel({ alsoMoreThanHalfOfEntitled: value })}
        />
        <SelectPart
          label="表决方式"
          className="max-w-xs"
          value={scheme.ballot}
          options={[
            { value: 'open', label: '记名投票' },
            { value: 'secret', label: '无记名投票' },
          ]}
          onChange={(ballot) => onChange({ ballot })}
        />
      </div>
      <div className="space-y-4">
        <h3 className="text-16">公示和异议</h3>
        <div className="grid gap-4 md:grid-cols-3">
          <NumberPart
            label="公示期"
            at="publicity.days"
            suffix="天"
            min={5}
            max={60}
            value={publicity.days}
            onChange={(days) => setPublicity({ days: days ?? 5 })}
            help="不少于 5 天。"
          />
          <SelectPart
            label="按"
            value={publicity.unit}
            options={[
              { value: 'working', label: '工作日（法定节假日顺延）' },
              { value: 'natural', label: '自然日' },
            ]}
            onChange={(unit) => setPublicity({ unit })}
          />
          <NumberPart
            label="申请程序复核的期限"
            suffix="天"
            max={60}
            value={scheme.reexaminationDays}
            onChange={(value) => onChange({ reexaminationDays: value ?? 0 })}
          />
        </div>
        <div>
          <p className="text-14 font-semibold">不予受理的情形</p>
          <ul>
            {grounds.map((ground, index) => (
              <ListRow
                key={ground.key}
                at={`inadmissibleGrounds.${ground.key}`}
                items={grounds}
                index={index}
                label="这一情形"
                onChange={setGrounds}
                className="py-2"
              >
                <TextPart
                  label="情形"
                  hideLabel
                  value={ground.text}
                  maxLength={200}
                  onChange={(text) => setGrounds(replaced(grounds, index, { text }))}
                />
              </ListRow>
            ))}
          </ul>
          <Button
            size="sm"
            variant="quiet"
            icon="plus"
            onClick={() => setGrounds([...grounds, { key: freshKey('ground', grounds), text: '请写明情形。' }])}
          >
            添加情形
          </Button>
        </div>
      </div>
    </div>
  )
}
