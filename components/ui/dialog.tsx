'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { buttonVariants, IconButton } from './button'
import { cn } from './cn'
import { backdrop, popup } from './float'

const widths = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-4xl' }

type DialogProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** The button that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  foot?: ReactNode
  size?: keyof typeof widths
}

/** Focus is held inside and returns to where it came from; Escape closes it. On a phone it fills the width. */
export function Dialog({ open, onOpenChange, trigger, title, description, children, foot, size = 'md' }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange ? (next) => onOpenChange(next) : undefined}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Viewport className="fixed inset-0 z-50 grid place-items-center overflow-y-auto p-4">
          <Base.Popup className={cn(popup, 'w-full', widths[size])}>
            <div className="flex items-start justify-between gap-3 px-5 pt-4">
              <div className="min-w-0">
                <Base.Title className="text-18">{title}</Base.Title>
                {description && <Base.Description className="mt-1 text-ink-2">{description}</Base.Description>}
              </div>
              <Base.Close render={<IconButton icon="x" label="关闭" className="-mr-2" />} />
            </div>
            {children && <div className="px-5 pt-3 pb-5">{children}</div>}
            {foot && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{foot}</div>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

export function DialogClose({ children }: { children: ReactNode }) {
  return <Base.Close className={buttonVariants()}>{children}</Base.Close>
}
