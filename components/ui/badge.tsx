import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'
import { type Tone, toneTint } from './tone'

const toneIcon: Record<Tone, IconName | undefined> = { green: 'check', amber: 'clock', rose: 'alert', grey: undefined, indigo: undefined }

type BadgeProps = { tone?: Tone; icon?: IconName | null; outline?: boolean; className?: string; children: ReactNode }

/** A state as tint, icon and word. `icon={null}` leaves the icon of the tone out. */
export function Badge({ tone = 'grey', icon, outline = false, className, children }: BadgeProps) {
  const shown = icon === undefined ? toneIcon[tone] : icon
  return (
    <span
      className={cn(
        'inline-flex h-[22px] items-center gap-1 whitespace-nowrap rounded px-2 text-12 leading-none',
        shown && 'pl-1.5',
        outline ? 'border border-grey-line text-ink-2' : toneTint[tone],
        className,
      )}
    >
      {shown && <Icon name={shown} size={14} />}
      {children}
    </span>
  )
}
