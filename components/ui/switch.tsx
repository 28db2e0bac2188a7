import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

const track =
  'relative h-[22px] w-10 flex-none cursor-pointer appearance-none rounded-full border border-line-strong bg-grey-tint transition-colors after:absolute after:top-[2px] after:left-[2px] after:size-4 after:rounded-full after:bg-line-strong after:transition-transform checked:border-indigo checked:bg-indigo checked:after:translate-x-[18px] checked:after:bg-ink-on disabled:opacity-60'

type SwitchProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; description?: ReactNode }

/** A checkbox that looks like a switch: on or off at once. For a choice that is sent with a form later, use a checkbox. */
export function Switch({ label, description, className, ...props }: SwitchProps) {
  return (
    <label className={cn('flex min-h-9 cursor-pointer items-start gap-3 py-1 max-md:min-h-11', className)}>
      <input type="checkbox" className={track} {...props} />
      <span>
        {label}
        {description && <span className="block text-13 text-ink-3">{description}</span>}
      </span>
    </label>
  )
}
