import type { ReactNode } from 'react'
import { Breadcrumb, type Crumb } from './breadcrumb'

type PageHeaderProps = {
  title: ReactNode
  sub?: ReactNode
  badge?: ReactNode
  breadcrumb?: readonly Crumb[]
  /** Words beside the actions, such as when a draft was saved. */
  status?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, sub, badge, breadcrumb, status, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
      <div className="min-w-0">
        {breadcrumb && <Breadcrumb items={breadcrumb} />}
        <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-22">
          {title}
          {badge}
        </h1>
        {sub && <p className="mt-0.5 text-ink-3">{sub}</p>}
      </div>
      {(status || actions) && (
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          {status && <span className="mr-2 text-13 text-ink-2">{status}</span>}
          {actions}
        </div>
      )}
    </header>
  )
}
