import type { ComponentProps, HTMLAttributes, ReactNode } from 'react'
import { cn } from './cn'

type CardProps = HTMLAttributes<HTMLElement> & { as?: 'section' | 'div' | 'article' | 'aside' }

/** One card answers one question; split its inside by hairlines, not by more cards. */
export function Card({ as: Element = 'section', className, ...props }: CardProps) {
  return <Element className={cn('min-w-0 rounded border border-line bg-surface', className)} {...props} />
}

type CardHeadProps = { finding: ReactNode; sub?: ReactNode; tools?: ReactNode; level?: 2 | 3; id?: string; className?: string }

/** The finding as a sentence with its number, then unit and source; tools at the right. */
export function CardHead({ finding, sub, tools, level = 2, id, className }: CardHeadProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={cn('flex flex-wrap items-start justify-between gap-x-3 gap-y-2 px-5 pt-4 last:pb-4 max-md:px-4', className)}>
      <div className="min-w-0 flex-1 basis-44">
        <Heading id={id} className="text-16 leading-snug">
          {finding}
        </Heading>
        {sub && <p className="mt-0.5 text-13 text-ink-3">{sub}</p>}
      </div>
      {tools && <div className="flex flex-none flex-wrap items-center justify-end gap-2 print:hidden">{tools}</div>}
    </div>
  )
}

export function CardBody({ flush = false, className, ...props }: ComponentProps<'div'> & { flush?: boolean }) {
  return <div className={cn(!flush && 'px-5 pt-3 pb-4 max-md:px-4', className)} {...props} />
}

export function CardFoot({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('border-t border-line px-5 py-3 text-13 text-ink-3 max-md:px-4', className)} {...props} />
}
