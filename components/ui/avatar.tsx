const sizes = { sm: 'size-7 text-13', md: 'size-10 text-18', lg: 'size-11 text-18' }

/** The surname on a quiet square; the full name stands beside it as text. */
export function Avatar({ name, size = 'sm' }: { name: string; size?: keyof typeof sizes }) {
  return (
    <span aria-hidden="true" className={`grid flex-none place-items-center rounded bg-grey-tint font-semibold text-ink-2 ${sizes[size]}`}>
      {[...name][0]}
    </span>
  )
}
