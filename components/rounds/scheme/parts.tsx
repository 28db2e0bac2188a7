'use client'
import { type ReactNode, useId } from 'react'
import { IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select, type SelectOption } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'

type PartProps<Value> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  help?: string
  required?: boolean
  hideLabel?: boolean
  className?: string
}

export function TextPart({
  value,
  onChange,
  maxLength,
  placeholder,
  ...field
}: PartProps<string> & { maxLength?: number; placeholder?: string }) {
  const id = useId()
  return (
    <Field id={id} {...field}>
      {(aria) => (
        <Input
          {...aria}
          value={value}
          maxLength={maxLength}
          placeholder={placeholder}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export function LongTextPart({ value, onChange, limit, rows = 3, ...field }: PartProps<string> & { limit?: number; rows?: number }) {
  const id = useId()
  return (
    <Field id={id} {...field}>
      {(aria) => <Textarea {...aria} rows={rows} limit={limit} value={value} onChange={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  )
}

type NumberPartProps = PartProps<number | null> & { suffix?: string; min?: number; max?: number; step?: number; placeholder?: string }

/** Null while it is empty. */
export function NumberPart({ value, onChange, suffix, min = 0, max, step = 1, placeholder, ...field }: NumberPartProps) {
  const id = useId()
  return (
    <Field id={id} {...field}>
      {(aria) => (
        <Input
          {...aria}
          type="number"
          inputMode="decimal"
          {...{ suffix, min, max, step, placeholder }}
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
        />
      )}
    </Field>
  )
}

export function SelectPart<Value extends string>({
  value,
  onChange,
  options,
  ...field
}: PartProps<Value> & { options: readonly (SelectOption & { value: Value })[] }) {
  const id = useId()
  return (
    <Field id={id} {...field}>
      {(aria) => (
        <Select
          {...aria}
          options={options}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value)
            if (chosen) onChange(chosen.value)
          }}
        />
      )}
    </Field>
  )
}

export function CheckPart({ label, value, onChange, help }: PartProps<boolean>) {
  return <Checkbox label={label} description={help} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
}

/** A list written line by line. */
export function LinesPart({ value, onChange, ...rest }: PartProps<string[]> & { rows?: number }) {
  return (
    <LongTextPart
      {...rest}
      value={value.join('\n')}
      onChange={(text) =>
        onChange(
          text
            .split('\n')
            .map((line) => line.trimStart())
            .filter((line, index, all) => line !== '' || index === all.length - 1),
        )
      }
    />
  )
}

type RowProps<Item> = {
  items: readonly Item[]
  index: number
  label: string
  onChange: (items: Item[]) => void
  children: ReactNode
  className?: string
}

/** One entry of a list with its place: up, down, away. */
export function ListRow<Item>({ items, index, label, onChange, children, className }: RowProps<Item>) {
  const move = (to: number) => {
    const next = [...items]
    const [item] = next.splice(index, 1)
    if (item !== undefined) next.splice(to, 0, item)
    onChange(next)
  }
  return (
    <li className={cn('flex items-start gap-3 border-t border-line py-4 first:border-t-0', className)}>
      <span className="w-6 flex-none pt-2 text-right text-13 text-ink-3">{index + 1}</span>
      <div className="min-w-0 flex-1">{children}</div>
      <span className="flex flex-none flex-col md:flex-row">
        <IconButton icon="arrow-up" label={`${label}上移`} disabled={index === 0} onClick={() => move(index - 1)} />
        <IconButton icon="arrow-down" label={`${label}下移`} disabled={index === items.length - 1} onClick={() => move(index + 1)} />
        <IconButton icon="trash" label={`删除${label}`} onClick={() => onChange(items.filter((_, at) => at !== index))} />
      </span>
    </li>
  )
}

/** A key that none of the others has: item1, item2 … */
export function freshKey(prefix: string, taken: readonly { key: string }[]): string {
  const keys = new Set(taken.map((item) => item.key))
  let number = taken.length + 1
  while (keys.has(`${prefix}${number}`)) number += 1
  return `${prefix}${number}`
}

/** The list with one entry changed. */
export function replaced<Item>(items: readonly Item[], index: number, part: Partial<Item>): Item[] {
  return items.map((item, at) => (at === index ? { ...item, ...part } : item))
}
