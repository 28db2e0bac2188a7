'use client'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select, type SelectOption } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { anchorId } from './anchors'

type PartProps<Value> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  help?: string
  required?: boolean
  hideLabel?: boolean
  className?: string
  /** The place that problems name, e.g. `quotas.total`. */
  at?: string
}

/** The control's id: that of its place, so that links can jump to it. */
function useControlId(at: string | undefined): string {
  const id = useId()
  return at ? anchorId(at) : id
}

export function TextPart({
  value,
  onChange,
  maxLength,
  placeholder,
  at,
  ...field
}: PartProps<string> & { maxLength?: number; placeholder?: string }) {
  const id = useControlId(at)
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

export function LongTextPart({ value, onChange, limit, rows = 3, at, ...field }: PartProps<string> & { limit?: number; rows?: number }) {
  const id = useControlId(at)
  return (
    <Field id={id} {...field}>
      {(aria) => <Textarea {...aria} rows={rows} limit={limit} value={value} onChange={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  )
}

type NumberPartProps = PartProps<number | null> & { suffix?: string; min?: number; max?: number; step?: number; placeholder?: string }

/** Null while it is empty. */
export function NumberPart({ value, onChange, suffix, min = 0, max, step = 1, placeholder, at, ...field }: NumberPartProps) {
  const id = useControlId(at)
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
  at,
  ...field
}: PartProps<Value> & { options: readonly (SelectOption & { value: Value })[] }) {
  const id = useControlId(at)
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

export function CheckPart({ label, value, onChange, help, at }: PartProps<boolean>) {
  return (
    <Checkbox
      id={at ? anchorId(at) : undefined}
      label={label}
      description={help}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
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
  /** The place that problems name, e.g. `fields.deeds`. */
  at?: string
}

/** The button of a row that the keyboard goes to after the row has moved or another is gone. */
function focusButton(row: Element | null | undefined, ...names: string[]): void {
  const buttons = names.map((name) => row?.querySelector<HTMLButtonElement>(`:scope > span [data-row-button="${name}"]`))
  buttons.find((button) => button && !button.disabled)?.focus()
}

/** One entry of a list with its place: up, down, away; by its buttons, or with Alt and the arrow keys from anywhere in it. */
export function ListRow<Item>({ items, index, label, onChange, children, className, at }: RowProps<Item>) {
  const row = useRef<HTMLLIElement>(null)
  const isLast = index === items.length - 1
  const move = (offset: 1 | -1) => {
    const next = [...items]
    const [item] = next.splice(index, 1)
    if (item === undefined) return
    next.splice(index + offset, 0, item)
    onChange(next)
    requestAnimationFrame(() => focusButton(row.current, ...(offset < 0 ? ['up', 'down'] : ['down', 'up'])))
  }
  const remove = () => {
    const neighbour = row.current?.nextElementSibling ?? row.current?.previousElementSibling
    onChange(items.filter((_, place) => place !== index))
    requestAnimationFrame(() => focusButton(neighbour, 'remove'))
  }
  const press = (event: KeyboardEvent) => {
    const offset = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (!event.altKey || offset === null || (offset < 0 ? index === 0 : isLast)) return
    event.preventDefault()
    event.stopPropagation()
    move(offset)
  }
  return (
    <li
      ref={row}
      id={at ? anchorId(at) : undefined}
      onKeyDown={press}
      className={cn(
        'flex scroll-mt-20 items-start gap-3 border-t border-line py-4 first:border-t-0 max-md:flex-wrap max-md:gap-x-1 max-md:gap-y-0',
        className,
      )}
    >
      <span className="w-6 flex-none pt-2 text-right text-13 text-ink-3 max-md:w-4">{index + 1}</span>
      <div className="min-w-0 flex-1">{children}</div>
      <span className="flex flex-none max-md:w-full max-md:justify-end">
        <IconButton icon="arrow-up" data-row-button="up" label={`${label}上移`} disabled={index === 0} onClick={() => move(-1)} />
        <IconButton icon="arrow-down" data-row-button="down" label={`${label}下移`} disabled={isLast} onClick={() => move(1)} />
        <IconButton icon="trash" data-row-button="remove" label={`删除${label}`} onClick={remove} />
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
