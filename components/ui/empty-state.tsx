import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type EmptyStateProps = { icon?: IconName; title: ReactNode; hint?: ReactNode; action?: ReactNode }

/** Says why there is nothing and what to do about it. */
export function EmptyState({ icon = 'list', title, hint, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-5 py-12 text-center">
      <Icon name={icon} size={28} className="mb-2 text-ink-3" />
      <p className="text-16 font-semibold">{title}</p>
      {hint && <p className="max-w-md text-ink-3">{hint}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
