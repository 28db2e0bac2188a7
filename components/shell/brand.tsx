import { Emblem } from './emblem'

export type Brand = { name: string; fullName: string }

/** The mark with the short and the full name, as it stands in the rail. */
export function BrandMark({ brand }: { brand: Brand }) {
  return (
    <span className="flex items-center gap-2.5">
      <Emblem size={30} />
      <span className="text-15 leading-tight font-semibold tracking-[.02em]">
        {brand.name}
        <span className="block text-11 font-normal tracking-normal text-ink-3">{brand.fullName}</span>
      </span>
    </span>
  )
}

/** The first thing that the Tab key reaches. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-60 -translate-y-20 rounded border border-indigo bg-surface px-4 py-2 text-indigo shadow focus:translate-y-0 print:hidden"
    >
      跳到正文
    </a>
  )
}
