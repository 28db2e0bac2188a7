import { Button, LinkButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { aggregationNames } from '@/lib/rounds/aggregation'
import type { WhatIf } from '@/lib/rounds/replay'
import { aggregationRules } from '@/lib/rounds/scheme'

const numbers = [
  { key: 'trimFrom', label: '几份起去高去低', min: 3 },
  { key: 'total', label: '总名额', min: 0 },
  { key: 'perLine', label: '每条线上限', min: 0 },
  { key: 'perUnit', label: '每单位上限', min: 0 },
  { key: 'grassrootsFloor', label: '基层保底', min: 0 },
] as const

/** A plain form: the page is asked anew with what was filled in. */
export function ReplayForm({ action, whatIf }: { action: string; whatIf: WhatIf }) {
  return (
    <form action={action} method="get" className="flex flex-wrap items-end gap-3">
      <Field id="rule" label="合成规则">
        {(aria) => (
          <Select
            {...aria}
            name="rule"
            defaultValue={whatIf.rule}
            options={aggregationRules.map((rule) => ({ value: rule, label: aggregationNames[rule] }))}
          />
        )}
      </Field>
      {numbers.map(({ key, label, min }) => (
        <Field key={key} id={key} label={label}>
          {(aria) => <Input {...aria} name={key} type="number" min={min} step={1} defaultValue={whatIf[key] ?? ''} className="w-28" />}
        </Field>
      ))}
      <Button type="submit" variant="primary">
        推演
      </Button>
      <LinkButton href={action} variant="quiet">
        恢复方案规则
      </LinkButton>
    </form>
  )
}
