import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'
import { type Tone, toneLine, toneText } from './tone'

const toneIcon: Record<Tone, IconName> = { indigo: 'info', green: 'check', amber: 'alert', rose: 'alert', grey: 'info' }
const toneGround: Record<Tone, string> = {
  indigo: 'bg-indigo-tint',
  green: 'bg-green-tint',
  amber: 'bg-amber-tint',
  rose: 'bg-rose-tint',
  grey: 'bg-grey-tint',
}

type AlertProps = {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  icon?: IconName
  /** The last strip of a card: no frame of its own. */
  attached?: boolean
  /** Announced when it appears. */
  live?: boolean
  className?: string
}

export function Alert({ tone = 'amber', title, children, actions, icon, attached = false, live = false, className }: AlertProps) {
  return (
    <div
      role={live ? 'status' : undefined}
      className={cn(
        'flex items-center gap-x-3 gap-y-2 border px-4 py-2.5 max-md:flex-wrap',
        toneGround[tone],
        toneLine[tone],
        attached ? 'rounded-b border-x-0 border-b-0 px-5' : 'rounded',
        className,
      )}
    >
      <Icon name={icon ?? toneIcon[tone]} className={toneText[tone]} />
      <div className="min-w-0 flex-1 text-ink max-md:basis-56">
        {title && <strong className="mr-1">{title}</strong>}
        {children}
      </div>
      {actions && <div className="flex flex-none items-center gap-2 print:hidden">{actions}</div>}
    </div>
  )
}
