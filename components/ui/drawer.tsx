'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { IconButton } from './button'
import { cn } from './cn'
import { backdrop } from './float'

const sides = {
  left: 'inset-y-0 left-0 w-80 max-w-[88vw] border-r data-[ending-style]:-translate-x-full data-[starting-style]:-translate-x-full',
  right: 'inset-y-0 right-0 w-[28rem] max-w-[94vw] border-l data-[ending-style]:translate-x-full data-[starting-style]:translate-x-full',
  bottom: 'inset-x-0 bottom-0 max-h-[85vh] rounded-t border-t data-[ending-style]:translate-y-full data-[starting-style]:translate-y-full',
}

type DrawerProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactElement
  side?: keyof typeof sides
  title: ReactNode
  children: ReactNode
  className?: string
}

/** A sheet from an edge: navigation on a phone, filters, a record's details beside its list. */
export function Drawer({ open, onOpenChange, trigger, side = 'right', title, children, className }: DrawerProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange ? (next) => onOpenChange(next) : undefined}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          className={cn(
            'fixed z-50 flex flex-col overflow-y-auto border-line bg-surface pb-[env(safe-area-inset-bottom)] shadow outline-none transition-transform duration-200 print:hidden',
            sides[side],
            className,
          )}
        >
          <div className="flex h-14 flex-none items-center justify-between gap-3 px-4">
            <Base.Title className="min-w-0 text-16">{title}</Base.Title>
            <Base.Close render={<IconButton icon="x" label="关闭" className="-mr-2" />} />
          </div>
          <div className="min-h-0 flex-1 px-4 pb-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
