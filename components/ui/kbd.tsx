import type { ReactNode } from 'react'

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-mark border border-grey-line border-b-2 bg-surface px-1 font-sans text-11 leading-none text-ink-2">
      {children}
    </kbd>
  )
}
