import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { SkipLink } from './brand'
import { Emblem } from './emblem'

type FocusFrameProps = {
  backHref: string
  backLabel: string
  title: ReactNode
  sub?: ReactNode
  middle?: ReactNode
  right?: ReactNode
  children: ReactNode
}

/** One task fills the window: no rail, a way back, what it is and how far it has come. From `lg` on the page itself does not scroll, its parts do. */
export function FocusFrame({ backHref, backLabel, title, sub, middle, right, children }: FocusFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh lg:overflow-hidden print:block print:h-auto print:overflow-visible">
      <SkipLink />
      <header className="flex min-h-14 flex-none flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-4 py-1.5 max-lg:sticky max-lg:top-0 max-lg:z-20 print:hidden">
        <Link
          prefetch={false}
          href={backHref}
          aria-label={backLabel}
          title={backLabel}
          className="grid size-8 flex-none place-items-center rounded text-ink-2 hover:bg-sunk max-md:size-11"
        >
          <Icon name="chevron-left" />
        </Link>
        <Emblem size={28} />
        <div className="min-w-0 leading-snug">
          <h1 className="truncate text-15">{title}</h1>
          {sub && <p className="truncate text-12 text-ink-3">{sub}</p>}
        </div>
        {middle && <div className="mx-auto w-[400px] max-w-full max-lg:order-last max-lg:w-full">{middle}</div>}
        {right && <div className="flex items-center gap-3 max-lg:ml-auto">{right}</div>}
      </header>
      <main id="main" tabIndex={-1} className="min-h-0 flex-1 outline-none">
        {children}
      </main>
    </div>
  )
}
