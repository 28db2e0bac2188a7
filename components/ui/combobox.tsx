'use client'
import { Combobox as Base } from '@base-ui/react/combobox'
import { useMemo, useState } from 'react'
import { cn } from './cn'
import { controlFrame } from './control'
import { menuItem, popup } from './float'
import { Icon } from './icon'
import { type Option, type OptionSearch, useOptionSearch } from './use-option-search'

type SharedProps = {
  id: string
  name?: string
  /** All options, filtered as one types … */
  options?: readonly Option[]
  /** … or a question to the server, asked with an empty string at first. */
  search?: OptionSearch
  placeholder?: string
  disabled?: boolean
  invalid?: boolean
  emptyText?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

type ComboboxProps = SharedProps & { value: Option | null; onChange: (option: Option | null) => void }

type MultiComboboxProps = SharedProps & { value: readonly Option[]; onChange: (options: Option[]) => void; max?: number }

const iconButton = 'grid size-8 place-items-center rounded text-ink-3 hover:text-ink'

function OptionPopup({ busy, failed, emptyText }: { busy: boolean; failed: boolean; emptyText: string }) {
  const status = failed ? '没有连上，请稍后再试' : busy ? '正在查找' : null
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50 outline-none">
        <Base.Popup
          className={cn(popup, 'max-h-[min(var(--available-height),20rem)] w-[max(var(--anchor-width),14rem)] overflow-y-auto p-1')}
        >
          <Base.Status className={cn(status && 'px-2.5 py-1.5 text-13 text-ink-3')}>{status}</Base.Status>
          <Base.Empty className="px-2.5 text-13 text-ink-3 [&:not(:empty)]:py-1.5">{busy || failed ? null : emptyText}</Base.Empty>
          <Base.List>
            {(option: Option) => (
              <Base.Item key={option.value} value={option} className={menuItem}>
                <span className="min-w-0 flex-1">
                  {option.label}
                  {option.note && <span className="block text-12 text-ink-3">{option.note}</span>}
                </span>
                <Base.ItemIndicator>
                  <Icon name="check" size={16} className="text-indigo" />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

const sameOption = (one: Option, other: Option) => one.value === other.value
const optionLabel = (option: Option) => option.label

/** Keeps chosen options among the found ones, so that what is chosen never vanishes from the list. */
function useOptions(options: readonly Option[] | undefined, found: Option[], chosen: readonly Option[]): Option[] {
  return useMemo(() => {
    const base = options ?? found
    return [...base, ...chosen.filter((one) => !base.some((option) => option.value === one.value))]
  }, [options, found, chosen])
}

/** One choice out of many, found by typing. */
export function Combobox(props: ComboboxProps) {
  const { id, name, options, search, value, onChange, placeholder = '输入查找', disabled, invalid, emptyText = '没有符合的选项' } = props
  const [query, setQuery] = useState('')
  const { found, busy, failed } = useOptionSearch(search, query)
  const chosen = useMemo(() => (value ? [value] : []), [value])
  const items = useOptions(options, found, chosen)
  return (
    <Base.Root
      items={items}
      value={value}
      onValueChange={(option: Option | null) => onChange(option)}
      onInputValueChange={(text, details) => setQuery(details.reason === 'item-press' ? '' : text)}
      itemToStringLabel={optionLabel}
      isItemEqualToValue={sameOption}
      filter={search ? null : undefined}
      disabled={disabled}
    >
      {name && <input type="hidden" name={name} value={value?.value ?? ''} />}
      <Base.InputGroup className="relative block">
        <Base.Input
          id={id}
          placeholder={placeholder}
          className={cn(controlFrame({ invalid: invalid || props['aria-invalid'] }), 'pr-16')}
          aria-describedby={props['aria-describedby']}
          aria-invalid={props['aria-invalid'] ?? (invalid || undefined)}
        />
        <span className="absolute inset-y-0 right-1 flex items-center">
          <Base.Clear aria-label="清除" className={iconButton}>
            <Icon name="x" size={16} />
          </Base.Clear>
          <Base.Trigger aria-label="展开选项" className={iconButton}>
            <Icon name="chevron-down" size={16} />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <OptionPopup busy={busy} failed={failed} emptyText={emptyText} />
    </Base.Root>
  )
}

/** Several choices as chips; `max` bounds how many. */
export function MultiCombobox(props: MultiComboboxProps) {
  const {
    id,
    name,
    options,
    search,
    value,
    onChange,
    max,
    placeholder = '输入查找',
    disabled,
    invalid,
    emptyText = '没有符合的选项',
  } = props
  const [query, setQuery] = useState('')
  const { found, busy, failed } = useOptionSearch(search, query)
  const items = useOptions(options, found, value)
  const full = max !== undefined && value.length >= max
  return (
    <Base.Root
      multiple
      items={items}
      value={[...value]}
      onValueChange={(next: Option[]) => onChange(max === undefined ? next : next.slice(0, max))}
      inputValue={query}
      onInputValueChange={(text) => setQuery(text)}
      itemToStringLabel={optionLabel}
      isItemEqualToValue={sameOption}
      filter={search ? null : undefined}
      disabled={disabled}
    >
      {name && value.map((option) => <input key={option.value} type="hidden" name={name} value={option.value} />)}
      <Base.Chips
        className={cn(
          controlFrame({ invalid: invalid || props['aria-invalid'] }),
          'flex flex-wrap items-center gap-1 py-1 focus-within:border-indigo focus-within:ring-3 focus-within:ring-indigo-line',
        )}
      >
        {value.map((option) => (
          <Base.Chip
            key={option.value}
            className="inline-flex h-[26px] items-center rounded bg-indigo-tint pl-2 text-13 text-indigo-strong"
          >
            {option.label}
            <Base.ChipRemove aria-label={`去掉${option.label}`} className="grid size-[26px] place-items-center">
              <Icon name="x" size={14} />
            </Base.ChipRemove>
          </Base.Chip>
        ))}
        <Base.Input
          id={id}
          placeholder={full ? `最多 ${max} 项` : placeholder}
          className="h-7 min-w-24 flex-1 bg-transparent text-14 outline-none focus-visible:outline-none max-md:h-9 max-md:text-16"
          aria-describedby={props['aria-describedby']}
          aria-invalid={props['aria-invalid'] ?? (invalid || undefined)}
        />
      </Base.Chips>
      <OptionPopup busy={busy} failed={failed} emptyText={emptyText} />
    </Base.Root>
  )
}
