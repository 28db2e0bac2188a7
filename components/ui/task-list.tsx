import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'
import { type Tone, toneText } from './tone'

type TaskGroupProps = { title: string; count: number; tone?: Tone; icon?: IconName; children: ReactNode }

/** Things to do that share a deadline group. Put groups one after another inside one card. */
export function TaskGroup({ title, count, tone = 'grey', icon = 'calendar', children }: TaskGroupProps) {
  return (
    <section className="border-t border-line first:border-t-0">
      <h2 className={cn('flex items-center gap-2 px-5 pt-4 pb-1.5 text-14 max-md:px-4', toneText[tone])}>
        <Icon name={icon} size={16} />
        {title}
        <span className="font-normal text-ink-3">{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  )
}

type TaskRowProps = {
  icon?: IconName
  title: ReactNode
  sub?: ReactNode
  due?: ReactNode
  dueNote?: ReactNode
  tone?: Tone
  iconTone?: Tone
  action?: ReactNode
}

/** What, for whom, how long is left, one button. */
export function TaskRow({ icon, title, sub, due, dueNote, tone, iconTone, action }: TaskRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-5 py-2.5 max-md:px-4">
      {icon && <Icon name={icon} className={iconTone ? toneText[iconTone] : 'text-ink-3'} />}
      <div className="min-w-0 flex-1 max-md:basis-[calc(100%-2.5rem)]">
        <b className="text-15">{title}</b>
        {sub && <p className="text-13 text-ink-3">{sub}</p>}
      </div>
      {(due || dueNote) && (
        <div className="text-right text-13 max-md:flex max-md:flex-1 max-md:gap-2 max-md:pl-8 max-md:text-left md:w-32">
          <span className={cn('block', tone && cn('font-semibold', toneText[tone]))}>{due}</span>
          <span className="text-ink-3">{dueNote}</span>
        </div>
      )}
      {action && <div className="flex-none md:min-w-[84px] *:w-full">{action}</div>}
    </li>
  )
}
