'use client'
import { Button } from '@/components/ui/button'
import type { Criterion, Gate, GuidanceBand } from '@/lib/rounds/scheme'
import type { SectionProps } from './basics'
import { freshKey, ListRow, LongTextPart, NumberPart, replaced, TextPart } from './parts'

function BandsEditor({ bands, onChange }: { bands: GuidanceBand[]; onChange: (bands: GuidanceBand[]) => void }) {
  return (
    <div>
      <p className="mb-1 text-14 font-semibold">参考档</p>
      <ul>
        {bands
          .map((band, index) => ({ band, index, key: `band-${index}` }))
          .map(({ band, index, key }) => (
            <ListRow key={key} items={bands} index={index} label="这一档" onChange={onChange} className="py-2">
              <div className="grid gap-2 md:grid-cols-[6rem_6rem_1fr]">
                <NumberPart
                  label="起"
                  hideLabel
                  step={0.5}
                  value={band.from}
                  onChange={(from) => onChange(replaced(bands, index, { from: from ?? 0 }))}
                />
                <NumberPart
                  label="止"
                  hideLabel
                  step={0.5}
                  value={band.to}
                  onChange={(to) => onChange(replaced(bands, index, { to: to ?? 0 }))}
                />
                <TextPart
                  label="这一档的说明"
                  hideLabel
                  value={band.text}
                  maxLength={200}
                  onChange={(text) => onChange(replaced(bands, index, { text }))}
                />
              </div>
            </ListRow>
          ))}
      </ul>
      <Button size="sm" variant="quiet" icon="plus" onClick={() => onChange([...bands, { from: 0, to: 0, text: '这一档的说明' }])}>
        添加一档
      </Button>
    </div>
  )
}

function CriterionEditor({ criterion, onChange }: { criterion: Criterion; onChange: (part: Partial<Criterion>) => void }) {
  return (
    <div className="space-y-3">
      <div className="grid gap-3 md:grid-cols-[1fr_7rem_7rem_7rem]">
        <TextPart label="指标" value={criterion.name} maxLength={60} onChange={(name) => onChange({ name })} />
        <NumberPart label="权重" suffix="%" max={100} value={criterion.weight} onChange={(weight) => onChange({ weight: weight ?? 0 })} />
        <NumberPart label="满分" min={1} value={criterion.scaleMax} onChange={(scaleMax) => onChange({ scaleMax: scaleMax ?? 1 })} />
        <NumberPart label="每档" min={0.1} step={0.1} value={criterion.step} onChange={(step) => onChange({ step: step ?? 1 })} />
      </div>
      <details>
        <summary className="min-h-8 cursor-pointer text-13 text-indigo">评分说明、参考档和评语要求</summary>
        <div className="space-y-3 pt-2">
          <LongTextPart
            label="评分说明"
            rows={2}
            limit={300}
            value={criterion.description}
            onChange={(description) => onChange({ description })}
          />
          <div className="grid gap-3 md:grid-cols-2">
            <NumberPart
              label="达到或高于此分须写评语"
              step={0.5}
              value={criterion.commentAtOrAbove}
              onChange={(commentAtOrAbove) => onChange({ commentAtOrAbove })}
            />
            <NumberPart
              label="低于此分须写评语"
              step={0.5}
              value={criterion.commentBelow}
              onChange={(commentBelow) => onChange({ commentBelow })}
            />
          </div>
          <BandsEditor bands={criterion.bands} onChange={(bands) => onChange({ bands })} />
        </div>
      </details>
    </div>
  )
}

/** Weighted criteria, then vetoes that are no scores. */
export function RubricSection({ scheme, onChange }: SectionProps) {
  const { criteria, gates } = scheme
  const sum = criteria.reduce((total, criterion) => total + Math.round(criterion.weight * 100), 0) / 100
  const setCriteria = (next: Criterion[]) => onChange({ criteria: next })
  const setGates = (next: Gate[]) => onChange({ gates: next })
  const blank: Criterion = {
    key: freshKey('criterion', criteria),
    name: '新的指标',
    weight: 0,
    scaleMax: 10,
    step: 0.5,
    description: '',
    bands: [],
    commentAtOrAbove: null,
    commentBelow: null,
  }
  return (
    <div className="space-y-6">
      <div>
        <p role="status" className={sum === 100 ? 'text-13 text-green' : 'text-13 text-rose'}>
          权重合计 {sum}%{sum === 100 ? '' : '，应为 100%'}
        </p>
        <ul>
          {criteria.map((criterion, index) => (
            <ListRow
              key={criterion.key}
              at={`criteria.${criterion.key}`}
              items={criteria}
              index={index}
              label={`“${criterion.name}”`}
              onChange={setCriteria}
            >
              <CriterionEditor criterion={criterion} onChange={(part) => setCriteria(replaced(criteria, index, part))} />
            </ListRow>
          ))}
        </ul>
        <Button icon="plus" onClick={() => setCriteria([...criteria, blank])}>
          添加指标
        </Button>
      </div>
      <div>
        <h3 className="text-16">一票否决事项</h3>
        <p className="text-13 text-ink-3">专家逐项表明有无；认为存在的须写明理由，由领导小组审议，不计入分数。</p>
        <ul>
          {gates.map((gate, index) => (
            <ListRow key={gate.key} at={`gates.${gate.key}`} items={gates} index={index} label={`“${gate.name}”`} onChange={setGates}>
              <div className="grid gap-3 md:grid-cols-[14rem_1fr]">
                <TextPart label="事项" value={gate.name} maxLength={60} onChange={(name) => setGates(replaced(gates, index, { name }))} />
                <TextPart
                  label="说明"
                  value={gate.description}
                  maxLength={300}
                  onChange={(description) => setGates(replaced(gates, index, { description }))}
                />
              </div>
            </ListRow>
          ))}
        </ul>
        <Button icon="plus" onClick={() => setGates([...gates, { key: freshKey('gate', gates), name: '新的事项', description: '' }])}>
          添加事项
        </Button>
      </div>
    </div>
  )
}
