import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlFrame } from './control'
import { Icon } from './icon'

export type SelectOption = { value: string; label: string; disabled?: boolean; group?: string }

type SelectProps = Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly SelectOption[]
  placeholder?: string
  invalid?: boolean
  wrapperClassName?: string
}

/** The browser's own select: it works without JavaScript, by keyboard and on every phone. Options with `group` are shown under its heading. */
export function Select({ options, placeholder, invalid, className, wrapperClassName, ...props }: SelectProps) {
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <span className={cn('relative block', wrapperClassName)}>
      <select
        className={cn(controlFrame({ invalid }), 'h-9 appearance-none truncate pr-9 max-md:h-11', className)}
        aria-invalid={invalid || undefined}
        {...props}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {groups.map((group) => {
          const members = options.filter((option) => option.group === group)
          const items = members.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))
          return group === undefined ? (
            items
          ) : (
            <optgroup key={group} label={group}>
              {items}
            </optgroup>
          )
        })}
      </select>
      <Icon name="chevron-down" size={16} className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-3" />
    </span>
  )
}
