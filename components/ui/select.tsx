import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlFrame } from './control'
import { Icon } from './icon'
import { SelectOptions } from './select-options'

export type SelectOption = { value: string; label: string; disabled?: boolean; group?: string }

type SelectProps = Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly SelectOption[]
  placeholder?: string
  invalid?: boolean
  wrapperClassName?: string
}

/** The option's own fields and nothing that a caller's object may carry besides. */
function plain({ value, label, disabled, group }: SelectOption): SelectOption {
  return { value, label, ...(disabled ? { disabled } : {}), ...(group === undefined ? {} : { group }) }
}

/** The browser's own select: it works without JavaScript, by keyboard and on every phone. Options with `group` are shown under its heading. */
export function Select({ options, placeholder, invalid, className, wrapperClassName, ...props }: SelectProps) {
  return (
    <span className={cn('relative block', wrapperClassName)}>
      <select
        className={cn(controlFrame({ invalid }), 'h-9 appearance-none truncate pr-9 max-md:h-11', className)}
        aria-invalid={invalid || undefined}
        {...props}
      >
        <SelectOptions options={options.map(plain)} placeholder={placeholder} />
      </select>
      <Icon name="chevron-down" size={16} className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-3" />
    </span>
  )
}
