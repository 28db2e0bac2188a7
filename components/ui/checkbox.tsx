import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/** The tick is drawn by the stylesheet, so that the box works before and without JavaScript. */
const box =
  'peer relative size-[18px] flex-none cursor-pointer appearance-none rounded-mark border-[1.5px] border-line-strong bg-surface checked:border-indigo checked:bg-indigo indeterminate:border-indigo indeterminate:bg-indigo disabled:border-grey-line disabled:bg-grey-tint after:absolute after:top-[1px] after:left-[4.5px] after:hidden after:h-[10px] after:w-[6px] after:rotate-45 after:border-ink-on after:border-r-2 after:border-b-2 checked:after:block indeterminate:after:top-[6.5px] indeterminate:after:left-[3px] indeterminate:after:block indeterminate:after:h-0 indeterminate:after:w-[9px] indeterminate:after:rotate-0 indeterminate:after:border-r-0'

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
      <input type="checkbox" className={clsx(box, description && 'mt-0.5')} {...props} />
      <span className={clsx('min-w-0', hideLabel && 'sr-only')}>
        {label}
        {description && <span className="block text-13 text-ink-3">{description}</span>}
      </span>
      {count !== undefined && <span className="ml-auto text-13 text-ink-3">{count}</span>}
    </label>
  )
}
