import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import { type Brand, SkipLink } from './brand'
import { Emblem } from './emblem'
import { SectionNav } from './section-nav'

export type PublicLink = { href: string; label: string }

type PublicFrameProps = {
  brand: Brand
  sections: readonly PublicLink[]
  links?: readonly PublicLink[]
  searchAction?: string
  searchName?: string
  searchValue?: string
  footer: { lines: readonly string[]; links: readonly PublicLink[] }
  children: ReactNode
}

const wrap = 'mx-auto w-full max-w-[1200px] px-6 max-md:px-4'

function MastheadSearch({
  action,
  name,
  value,
  id,
  className,
}: {
  action: string
  name: string
  value?: string
  id: string
  className?: string
}) {
  return (
    <search className={className}>
      <form method="get" action={action} className="flex">
        <label htmlFor={id} className="sr-only">
          查找人才
        </label>
        <input
          id={id}
          name={name}
          type="search"
          defaultValue={value}
          placeholder="姓名、拼音或专长"
          className="h-9 w-52 min-w-0 flex-1 rounded-l border border-r-0 border-seal-on bg-surface px-3 text-14 text-ink max-md:h-11 max-md:text-16"
        />
        <button
          type="submit"
          aria-label="查找"
          className="grid h-9 w-10 place-items-center rounded-r border border-seal-on bg-transparent text-seal-on hover:bg-vermilion max-md:h-11 max-md:w-11"
        >
          <Icon name="search" />
        </button>
      </form>
    </search>
  )
}

/** Before login: masthead, sections, page, footer. Everything works without scripts. */
export function PublicFrame(props: PublicFrameProps) {
  const { brand, sections, links = [], searchAction = '/talents', searchName = 'q', searchValue, footer, children } = props
  return (
    <div className="flex min-h-dvh flex-col bg-surface text-16">
      <SkipLink />
      <header className="on-seal bg-vermilion-deep text-seal-on print:hidden">
        <div className={cn(wrap, 'flex min-h-[72px] items-center gap-4 max-md:min-h-[60px] max-md:flex-wrap max-md:gap-3 max-md:py-2')}>
          <Link href="/" prefetch={false} className="flex items-center gap-4 rounded max-md:gap-3">
            <Emblem size={40} inverse />
            <span className="text-22 leading-tight font-semibold tracking-[.06em] max-md:text-18">
              {brand.name}
              <span className="block text-13 font-normal tracking-[.02em] max-md:text-12">{brand.fullName}</span>
            </span>
          </Link>
          <MastheadSearch
            id="masthead-search"
            action={searchAction}
            name={searchName}
            value={searchValue}
            className="ml-auto max-md:hidden"
          />
          <nav aria-label="服务" className="flex gap-5 text-14 max-md:hidden">
            {links.map((link) => (
              <Link
                key={link.href}
                href={link.href}
                prefetch={false}
                className="inline-flex min-h-6 items-center rounded-bar hover:underline"
              >
                {link.label}
              </Link>
            ))}
          </nav>
          <details className="group ml-auto md:hidden max-md:open:w-full max-md:open:basis-full">
            <summary className="ml-auto flex h-9 w-fit cursor-pointer items-center rounded border border-seal-on px-3 text-16">
              菜单
            </summary>
            <div className="pt-3 pb-2">
              <MastheadSearch id="menu-search" action={searchAction} name={searchName} value={searchValue} />
              <nav aria-label="菜单" className="mt-2">
                {[...sections, ...links].map((link) => (
                  <Link key={link.href} href={link.href} prefetch={false} className="flex h-11 items-center border-b border-vermilion">
                    {link.label}
                  </Link>
                ))}
              </nav>
            </div>
          </details>
        </div>
      </header>
      <SectionNav sections={sections} className={cn(wrap, 'flex gap-8 overflow-x-auto max-md:gap-5')} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="mt-12 border-t-3 border-vermilion-deep bg-rail text-13 leading-loose text-ink-2 print:hidden">
        <div className={cn(wrap, 'py-5')}>
          {footer.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className="flex flex-wrap gap-x-4">
            {footer.links.map((link) => (
              <Link
                key={link.href}
                href={link.href}
                prefetch={false}
                className="inline-flex min-h-6 items-center underline-offset-2 hover:underline"
              >
                {link.label}
              </Link>
            ))}
          </p>
        </div>
      </footer>
    </div>
  )
}

/** The 1200 wide middle of a public page. */
export function PublicPage({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn(wrap, 'pt-6 max-md:pt-4', className)}>{children}</div>
}

export function PublicTitle({ title, sub }: { title: ReactNode; sub?: ReactNode }) {
  return (
    <header className="mb-4">
      <h1 className="text-28 max-md:text-22">{title}</h1>
      {sub && <p className="text-ink-3 max-md:text-14">{sub}</p>}
    </header>
  )
}
