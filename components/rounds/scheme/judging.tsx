'use client'
import { Checkbox } from '@/components/ui/checkbox'
import { aggregationNames } from '@/lib/rounds/aggregation'
import { roundKindLabels } from '@/lib/rounds/labels'
import { aggregationRules, type Scheme } from '@/lib/rounds/scheme'
import type { SectionProps } from './basics'
import { CheckPart, NumberPart, SelectPart } from './parts'

export function QuotasSection({ scheme, onChange }: SectionProps) {
  const { quotas } = scheme
  const { resultWord } = roundKindLabels[scheme.kind]
  const set = (part: Partial<Scheme['quotas']>) => onChange({ quotas: { ...quotas, ...part } })
  return (
    <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      <NumberPart
        label={`${resultWord}总数`}
        at="quotas.total"
        required
        suffix="个"
        value={quotas.total}
        onChange={(total) => set({ total })}
      />
      <NumberPart
        label="每个条线上限"
        at="quotas.perLine"
        suffix="个"
        value={quotas.perLine}
        onChange={(perLine) => set({ perLine })}
        help="不填为不限。"
      />
      <NumberPart
        label={`每个单位${resultWord}上限`}
        at="quotas.perUnit"
        suffix="个"
        value={quotas.perUnit}
        onChange={(perUnit) => set({ perUnit })}
        help="不填为不限。"
      />
      <NumberPart
        label="每个单位推荐名额"
        at="quotas.nominationsPerUnit"
        suffix="个"
        value={quotas.nominationsPerUnit}
        onChange={(nominationsPerUnit) => set({ nominationsPerUnit })}
        help="不填为不限。"
      />
      <NumberPart
        label="基层保底"
        at="quotas.grassrootsFloor"
        suffix="个"
        value={quotas.grassrootsFloor}
        onChange={(value) => set({ grassrootsFloor: value ?? 0 })}
        help="按名次录取时为基层保留的名额。"
      />
    </div>
  )
}

export function JudgingSection({ scheme, onChange }: SectionProps) {
  const { reviewing, aggregation } = scheme
  const set = (part: Partial<Scheme['reviewing']>) => onChange({ reviewing: { ...reviewing, ...part } })
  const setRule = (part: Partial<Scheme['aggregation']>) => onChange({ aggregation: { ...aggregation, ...part } })
  return (
    <div className="space-y-4">
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-4">
        <NumberPart
          label="每个对象的专家"
          at="reviewing.reviewersPerCandidate"
          suffix="位"
          min={1}
          max={50}
          value={reviewing.reviewersPerCandidate}
          onChange={(value) => set({ reviewersPerCandidate: value ?? 1 })}
        />
        <NumberPart
          label="每位专家最少"
          at="reviewing.minLoad"
          suffix="份"
          value={reviewing.minLoad}
          onChange={(value) => set({ minLoad: value ?? 0 })}
        />
        <NumberPart
          label="每位专家最多"
          at="reviewing.maxLoad"
          suffix="份"
          value={reviewing.maxLoad}
          onChange={(value) => set({ maxLoad: value ?? 0 })}
        />
        <NumberPart
          label="曾同单位须回避"
          suffix="年内"
          max={50}
          value={reviewing.pastUnitYears}
          onChange={(value) => set({ pastUnitYears: value ?? 0 })}
        />
      </div>
      <CheckPart
        label="匿名评审"
        at="reviewing.isBlind"
        value={reviewing.isBlind}
        onChange={(isBlind) => set({ isBlind })}
        help="专家看不到姓名、单位、照片和标明隐去的填报项，只看到随机编号。"
      />
      <CheckPart
        label="现场展示评比"
        value={reviewing.show}
        onChange={(show) => set(show ? { show, isBlind: false } : { show, showsSingleTotals: false })}
        help="逐个展示、当场评分，每位评委评全部对象（应回避的除外）；每结束一个，评分随即封存并公布得分。"
      />
      {reviewing.show && (
        <CheckPart
          label="大屏幕同时公布各位评委的评分"
          value={reviewing.showsSingleTotals}
          onChange={(showsSingleTotals) => set({ showsSingleTotals })}
          help="从低到高排列，不显示评委姓名。"
        />
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <SelectPart
          label="分数合成"
          at="aggregation.rule"
          value={aggregation.rule}
          options={aggregationRules.map((value) => ({ value, label: aggregationNames[value] }))}
          onChange={(rule) => setRule({ rule })}
          help={aggregation.rule === 'standardised' ? '各位专家评审的对象不同时，标准化可能损害公平，请谨慎使用。' : undefined}
        />
        {aggregation.rule === 'trimmed' && (
          <NumberPart
            label="满几份评分表才去掉最高最低"
            suffix="份"
            min={3}
            max={50}
            value={aggregation.trimFrom}
            onChange={(value) => setRule({ trimFrom: value ?? 5 })}
          />
        )}
      </div>
      <fieldset>
        <legend className="mb-1 text-14 font-semibold">同分比较</legend>
        <p className="mb-1 text-13 text-ink-3">依勾选的先后比较各指标平均分；仍相同的并列，由领导小组决定。</p>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {scheme.criteria.map((criterion) => {
            const place = aggregation.tieCriteria.indexOf(criterion.key)
            return (
              <Checkbox
                key={criterion.key}
                label={place >= 0 ? `${criterion.name}（第 ${place + 1} 序）` : criterion.name}
                checked={place >= 0}
                onChange={(event) =>
                  setRule({
                    tieCriteria: event.currentTarget.checked
                      ? [...aggregation.tieCriteria, criterion.key]
                      : aggregation.tieCriteria.filter((key) => key !== criterion.key),
                  })
                }
              />
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
