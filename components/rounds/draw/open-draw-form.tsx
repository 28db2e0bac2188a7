'use client'
import { useId, useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Button, IconButton } from '@/components/ui/button'
import { MultiCombobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Option } from '@/components/ui/use-option-search'

type Group = { name: string; lineIds: string[]; specialities: string[]; count: number; alternates: number }
type Draft = { id: number; name: string; lines: readonly Option[]; specialities: readonly Option[]; count: string; alternates: string }
type Props = {
  roundId: string
  lines: Option[]
  specialities: string[]
  action: (input: { roundId: string; groups: Group[] }) => Promise<ActionResult<unknown>>
}

const emptyDraft = (id: number): Draft => ({ id, name: `第${id}组`, lines: [], specialities: [], count: '3', alternates: '2' })
const numberOf = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN)

function problemOf(groups: readonly Draft[]): string | undefined {
  if (groups.some((group) => !group.name.trim())) return '请填写每组的名称'
  if (new Set(groups.map((group) => group.name.trim())).size < groups.length) return '各组名称不能相同'
  if (groups.some((group) => !(numberOf(group.count) >= 1))) return '每组至少抽取 1 人'
  if (groups.some((group) => Number.isNaN(numberOf(group.alternates)))) return '请填写候补人数，可以为 0'
  return undefined
}

/** How many of which line or speciality, with alternates. */
export function OpenDrawForm({ roundId, lines, specialities, action }: Props) {
  const id = useId()
  const [groups, setGroups] = useState<readonly Draft[]>([emptyDraft(1)])
  const set = (of: Draft, change: Partial<Draft>) =>
    setGroups(groups.map((group) => (group.id === of.id ? { ...group, ...change } : group)))
  const options = specialities.map((each) => ({ value: each, label: each }))
  return (
    <div className="space-y-3">
      {groups.map((group) => (
        <div key={group.id} className="flex flex-wrap items-end gap-3 border-b border-line pb-3 max-md:items-stretch">
          <Field id={`${id}-name-${group.id}`} label="组名" required className="w-32 max-md:w-full">
            {(aria) => <Input {...aria} value={group.name} onChange={(event) => set(group, { name: event.currentTarget.value })} />}
          </Field>
          <Field id={`${id}-lines-${group.id}`} label="条线" className="min-w-48 flex-1">
            {(aria) => (
              <MultiCombobox
                {...aria}
                value={group.lines}
                onChange={(chosen) => set(group, { lines: chosen })}
                options={lines}
                placeholder="不限"
              />
            )}
          </Field>
          <Field id={`${id}-specialities-${group.id}`} label="专长" className="min-w-48 flex-1">
            {(aria) => (
              <MultiCombobox
                {...aria}
                value={group.specialities}
                onChange={(chosen) => set(group, { specialities: chosen })}
                options={options}
                placeholder="不限"
              />
            )}
          </Field>
          <Field id={`${id}-count-${group.id}`} label="抽取" required className="w-24">
            {(aria) => (
              <Input
                {...aria}
                inputMode="numeric"
                suffix="人"
                value={group.count}
                onChange={(event) => set(group, { count: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field id={`${id}-alternates-${group.id}`} label="候补" required className="w-24">
            {(aria) => (
              <Input
                {...aria}
                inputMode="numeric"
                suffix="人"
                value={group.alternates}
                onChange={(event) => set(group, { alternates: event.currentTarget.value })}
              />
            )}
          </Field>
          {groups.length > 1 && (
            <IconButton icon="trash" label={`删除${group.name}`} onClick={() => setGroups(groups.filter((each) => each.id !== group.id))} />
          )}
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button icon="plus" onClick={() => setGroups([...groups, emptyDraft(Math.max(...groups.map((group) => group.id)) + 1)])}>
          增加一组
        </Button>
        <ActionButton
          variant="primary"
          action={action}
          input={{
            roundId,
            groups: groups.map((group) => ({
              name: group.name.trim(),
              lineIds: group.lines.map((line) => line.value),
              specialities: group.specialities.map((each) => each.value),
              count: numberOf(group.count),
              alternates: numberOf(group.alternates),
            })),
          }}
          blocked={problemOf(groups)}
          success="已发起抽取，请双方提交承诺"
        >
          发起抽取
        </ActionButton>
      </div>
    </div>
  )
}
