import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  description?: ReactNode
  count?: ReactNode
  hideLabel?: boolean
}

/** `count` stands at the right edge (how many a filter would leave). */
export function Checkbox({ label, description, count, hideLabel = false, className, ...props }: CheckboxProps) {
  return (
    <label
      className={clsx('flex min-h-[30px] cursor-pointer items-center gap-2 max-md:min-h-11', description && 'items-start py-1', className)}
    >
      <input type="checkbox" className={clsx('peer tick-box', description && 'mt-0.5')} {...props} />
      <span className={clsx('min-w-0', hideLabel && 'sr-only')}>
        {label}
        {description && <span className="block text-13 text-ink-3">{description}</span>}
      </span>
      {count !== undefined && <span className="ml-auto text-13 text-ink-3">{count}</span>}
    </label>
  )
}
