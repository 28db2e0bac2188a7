import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'
import { controlFrame } from './control'
import { Icon } from './icon'

type InputProps = Omit<ComponentProps<'input'>, 'prefix'> & { prefix?: ReactNode; suffix?: ReactNode; invalid?: boolean; large?: boolean }

/** `suffix` is the unit of a number (件, 名); `prefix` an icon or a word before it. Both stand inside the frame. `large` is for public pages. */
export function Input({ prefix, suffix, invalid, large, className, ...props }: InputProps) {
  if (!prefix && !suffix)
    return <input className={cn(controlFrame({ invalid, large }), className)} aria-invalid={invalid || undefined} {...props} />
  return (
    <span className={cn('relative flex items-center', className)}>
      {prefix && <span className="pointer-events-none absolute left-3 text-13 text-ink-3">{prefix}</span>}
      <input
        className={cn(controlFrame({ invalid, large }), prefix && 'pl-9', suffix && 'pr-12')}
        aria-invalid={invalid || undefined}
        {...props}
      />
      {suffix && <span className="pointer-events-none absolute right-3 text-13 text-ink-3">{suffix}</span>}
    </span>
  )
}

export function SearchInput(props: Omit<InputProps, 'prefix' | 'type'>) {
  return <Input type="search" prefix={<Icon name="search" size={16} />} {...props} />
}
