import { cn } from './cn'

/** The frame that every text control shares. Borders of an invalid control grow inwards, so nothing moves. */
export function controlFrame({ invalid = false, large = false }: { invalid?: boolean; large?: boolean } = {}): string {
  return cn(
    'min-h-9 w-full rounded border border-line-strong bg-surface px-3 text-14 text-ink outline-none max-md:min-h-11 max-md:text-16',
    'focus-visible:border-indigo focus-visible:ring-3 focus-visible:ring-indigo-line focus-visible:outline-none',
    'disabled:border-grey-line disabled:bg-grey-tint disabled:text-ink-3 [&[readonly]]:bg-sunk',
    'aria-invalid:border-rose aria-invalid:inset-ring-1 aria-invalid:inset-ring-rose',
    large && 'min-h-11 text-16',
    invalid && 'border-rose inset-ring-1 inset-ring-rose',
  )
}
