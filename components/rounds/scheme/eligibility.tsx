'use client'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Menu } from '@/components/ui/menu'
import type { EligibilityPreview } from '@/lib/rounds/eligibility-preview-queries'
import { type EligibilityRule, type EligibilityRuleType, educationLevels, educationNames } from '@/lib/rounds/eligibility-rules'
import type { Scheme } from '@/lib/rounds/scheme'
import type { SectionProps } from './basics'
import { ruleSentence } from './eligibility-people'
import { freshKey, ListRow, LongTextPart, NumberPart, SelectPart, TextPart } from './parts'

export type TitleOption = { code: string; name: string }

export const ruleTypeNames: Record<EligibilityRuleType, string> = {
  maximumAge: '年龄上限',
  minimumAge: '年龄下限',
  minimumServiceYears: '工作年限',
  minimumLineYears: '从事本条线年限',
  minimumGrassrootsYears: '基层工作年限',
  appraisals: '年度考核',
  holdsTitle: '现任称号',
  doesNotHoldTitle: '未任称号',
  noSanction: '无影响期内处分（一票否决）',
  minimumEducation: '学历',
  documentRequired: '须交材料',
  declared: '由市人才办核实的其他条件',
}

function newRule(type: EligibilityRuleType, scheme: Scheme, titles: readonly TitleOption[]): EligibilityRule {
  const base = { key: freshKey('rule', scheme.eligibility), name: ruleTypeNames[type].replace(/（.*）/, ''), asOf: null }
  const [title] = titles
  const codes = { titleCodes: [title?.code ?? ''], titleNames: [title?.name ?? ''] }
  const file = scheme.fields.find((field) => field.type === 'file')
  switch (type) {
    case 'maximumAge':
      return { ...base, type, years: 50 }
    case 'minimumAge':
      return { ...base, type, years: 25 }
    case 'minimumServiceYears':
    case 'minimumLineYears':
      return { ...base, type, years: 5 }
    case 'minimumGrassrootsYears':
      return { ...base, type, years: 2 }
    case 'appraisals':
      return { ...base, type, lastYears: 3, excellentAtLeast: 1 }
    case 'holdsTitle':
    case 'doesNotHoldTitle':
      return { ...base, type, ...codes }
    case 'noSanction':
      return { ...base, type }
    case 'minimumEducation':
      return { ...base, type, level: 'bachelor' }
    case 'documentRequired':
      return { ...base, type, fieldKey: file?.key ?? '', documentName: file?.label ?? '' }
    case 'declared':
      return { ...base, type, statement: '请写明条件' }
  }
}

type RuleProps = { rule: EligibilityRule; scheme: Scheme; titles: readonly TitleOption[]; onChange: (rule: EligibilityRule) => void }

function RuleDetails({ rule, scheme, titles, onChange }: RuleProps) {
  switch (rule.type) {
    case 'maximumAge':
    case 'minimumAge':
    case 'minimumServiceYears':
    case 'minimumLineYears':
    case 'minimumGrassrootsYears':
      return (
        <NumberPart
          label={rule.type === 'maximumAge' ? '不超过' : '不少于'}
          suffix={rule.type.endsWith('Age') ? '周岁' : '年'}
          value={rule.years}
          step={0.5}
          max={60}
          onChange={(years) => onChange({ ...rule, years: years ?? 0 })}
        />
      )
    case 'appraisals':
      return (
        <div className="grid grid-cols-2 gap-3">
          <NumberPart
            label="近几年均为称职以上"
            suffix="年"
            min={1}
            max={10}
            value={rule.lastYears}
            onChange={(value) => onChange({ ...rule, lastYears: value ?? 1 })}
          />
          <NumberPart
            label="其中优秀不少于"
            suffix="次"
            max={10}
            value={rule.excellentAtLeast}
            onChange={(value) => onChange({ ...rule, excellentAtLeast: value ?? 0 })}
          />
        </div>
      )
    case 'holdsTitle':
    case 'doesNotHoldTitle':
      return (
        <fieldset>
          <legend className="mb-1 text-14 font-semibold">{rule.type === 'holdsTitle' ? '须现任其中之一' : '不得现任其中任何一个'}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            {titles.map((title) => (
              <label key={title.code} className="flex min-h-8 items-center gap-1.5">
                <input
                  type="checkbox"
                  checked={rule.titleCodes.includes(title.code)}
                  onChange={(event) => {
                    const chosen = titles.filter((each) =>
                      each.code === title.code ? event.currentTarget.checked : rule.titleCodes.includes(each.code),
                    )
                    if (chosen.length > 0)
                      onChange({ ...rule, titleCodes: chosen.map((each) => each.code), titleNames: chosen.map((each) => each.name) })
                  }}
                />
                {title.name}
              </label>
            ))}
          </div>
        </fieldset>
      )
    case 'minimumEducation':
      return (
        <SelectPart
          label="不低于"
          value={rule.level}
          options={educationLevels.map((value) => ({ value, label: educationNames[value] }))}
          onChange={(level) => onChange({ ...rule, level })}
        />
      )
    case 'documentRequired': {
      const files = scheme.fields.filter((field) => field.type === 'file')
      return (
        <SelectPart
          label="须上传的附件"
          value={rule.fieldKey}
          options={files.map((field) => ({ value: field.key, label: field.label }))}
          onChange={(fieldKey) => onChange({ ...rule, fieldKey, documentName: files.find((field) => field.key === fieldKey)?.label ?? '' })}
        />
      )
    }
    case 'declared':
      return (
        <LongTextPart label="条件" rows={2} limit={200} value={rule.statement} onChange={(statement) => onChange({ ...rule, statement })} />
      )
    case 'noSanction':
      return <p className="text-13 text-ink-3">申报截止日仍在处分影响期内的，一票否决。</p>
  }
}

/** On which day ages and years are counted, where it is not the closing day. */
function CountingDay({ rule, onChange }: { rule: EligibilityRule; onChange: (rule: EligibilityRule) => void }) {
  const id = useId()
  if (rule.type === 'documentRequired' || rule.type === 'declared') return null
  return (
    <details open={rule.asOf !== null}>
      <summary className="min-h-8 cursor-pointer py-1 text-13 text-indigo">
        {rule.asOf ? '按指定日期计算' : '按申报截止日计算，可另定日期'}
      </summary>
      <Field id={id} label="计算日期" help="不填为申报截止日。" className="max-w-60">
        {(aria) => (
          <Input
            {...aria}
            type="date"
            value={rule.asOf ?? ''}
            onChange={(event) => onChange({ ...rule, asOf: event.currentTarget.value || null })}
          />
        )}
      </Field>
    </details>
  )
}

type EligibilityProps = SectionProps & { titles: readonly TitleOption[]; preview: EligibilityPreview | null }

/** Conditions of eligibility; each answers to the file, or to evidence, and says at once whom it keeps out. */
export function EligibilitySection({ scheme, onChange, titles, preview }: EligibilityProps) {
  const rules = scheme.eligibility
  const set = (eligibility: EligibilityRule[]) => onChange({ eligibility })
  return (
    <>
      <ul>
        {rules.map((rule, index) => (
          <ListRow key={rule.key} at={`eligibility.${rule.key}`} items={rules} index={index} label={`“${rule.name}”`} onChange={set}>
            <div className="grid gap-3 md:grid-cols-[14rem_1fr]">
              <div>
                <TextPart
                  label={ruleTypeNames[rule.type]}
                  value={rule.name}
                  maxLength={60}
                  onChange={(name) => set(rules.map((each, at) => (at === index ? { ...each, name } : each)))}
                />
              </div>
              <div className="space-y-2">
                <RuleDetails
                  rule={rule}
                  scheme={scheme}
                  titles={titles}
                  onChange={(next) => set(rules.map((each, at) => (at === index ? next : each)))}
                />
                <CountingDay rule={rule} onChange={(next) => set(rules.map((each, at) => (at === index ? next : each)))} />
              </div>
            </div>
            {preview && ruleSentence(preview, rule.key) && (
              <p className="mt-1 text-13 text-ink-2">按名册核对：{ruleSentence(preview, rule.key)}。</p>
            )}
          </ListRow>
        ))}
      </ul>
      <Menu
        trigger={<Button icon="plus">添加条件</Button>}
        items={(Object.keys(ruleTypeNames) as EligibilityRuleType[]).map((type) => ({
          label: ruleTypeNames[type],
          onSelect: () => set([...rules, newRule(type, scheme, titles)]),
        }))}
      />
    </>
  )
}
