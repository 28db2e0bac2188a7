import type { ReactNode } from 'react'

const barColour = { c1: 'bg-c1', c2: 'bg-c2', grey: 'bg-grey-line' }

export type TitleBar = keyof typeof barColour

/** A framed name with a coloured bar that says which family it belongs to. */
export function TitleBadge({ bar = 'grey', muted = false, children }: { bar?: TitleBar; muted?: boolean; children: ReactNode }) {
  return (
    <span
      className={`inline-flex h-[22px] items-center gap-1.5 whitespace-nowrap rounded border border-grey-line bg-surface px-2 text-12 leading-none ${muted ? 'text-ink-3' : 'text-ink-2'}`}
    >
      <span aria-hidden="true" className={`h-2.5 w-[3px] ${barColour[bar]}`} />
      {children}
    </span>
  )
}
