import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { Icon, type IconName } from '@/components/ui/icon'
import type { Brand } from './brand'
import { Emblem } from './emblem'

type LoginFrameProps = {
  brand: Brand
  motto?: readonly string[]
  stages?: readonly string[]
  owner: readonly string[]
  children: ReactNode
}

/** The city's name on vermilion at the left, the way in at the right. */
export function LoginFrame({ brand, motto = [], stages = [], owner, children }: LoginFrameProps) {
  return (
    <div className="min-h-dvh bg-surface lg:grid lg:grid-cols-[400px_minmax(0,1fr)]">
      <aside className="on-seal flex flex-col bg-vermilion-deep px-12 pt-[72px] pb-10 text-seal-on max-lg:px-6 max-lg:py-6 max-md:px-4">
        <div className="max-lg:flex max-lg:items-center max-lg:gap-4">
          <Emblem size={72} inverse />
          <div>
            <p className="mt-6 text-36 leading-tight font-semibold tracking-[.12em] max-lg:mt-0 max-lg:text-22">{brand.name}</p>
            <p className="text-18 tracking-[.06em] max-lg:text-14">{brand.fullName}</p>
          </div>
        </div>
        {motto.length > 0 && (
          <p className="mt-16 text-22 leading-[1.8] tracking-[.08em] max-lg:hidden">
            {motto.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </p>
        )}
        {stages.length > 0 && (
          <ul className="mt-8 flex flex-wrap border-t border-seal-on/45 pt-3 max-lg:hidden">
            {stages.map((stage, index) => (
              <li key={stage}>
                {index > 0 && (
                  <span aria-hidden="true" className="mx-2.5">
                    ·
                  </span>
                )}
                {stage}
              </li>
            ))}
          </ul>
        )}
        <p className="mt-auto text-13 leading-[1.8] max-lg:hidden">
          {owner.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </p>
      </aside>
      <main
        id="main"
        tabIndex={-1}
        className="w-full max-w-[1000px] self-center px-12 pt-10 pb-6 outline-none max-lg:px-6 max-md:px-4 max-md:pt-6 lg:mx-auto"
      >
        {children}
      </main>
    </div>
  )
}

export function RoleCards({ children }: { children: ReactNode }) {
  return <ul className="mt-5 grid grid-cols-3 gap-3 max-xl:grid-cols-2 max-md:grid-cols-1">{children}</ul>
}

type RoleCardProps = { icon: IconName; title: string; person: string; note: string; href?: string } & Omit<
  ComponentProps<'button'>,
  'title' | 'children'
>

/** One way in: a link with `href`, else a button that submits the form around it with its `name` and `value`. */
export function RoleCard({ icon, title, person, note, href, className, type = 'submit', ...button }: RoleCardProps) {
  const look = cn(
    'flex min-h-[88px] w-full cursor-pointer gap-3 rounded border border-grey-line bg-surface px-3.5 py-3 text-left hover:border-indigo hover:bg-indigo-tint focus-visible:border-indigo focus-visible:bg-indigo-tint disabled:opacity-60',
    className,
  )
  const content = (
    <>
      <Icon name={icon} size={20} className="mt-px text-indigo" />
      <span className="min-w-0">
        <b className="block text-16 leading-snug text-indigo-strong">{title}</b>
        <span className="block truncate text-13 text-ink-2">{person}</span>
        <span className="block text-13 text-ink-3">{note}</span>
      </span>
    </>
  )
  return (
    <li>
      {href ? (
        <Link href={href} className={look}>
          {content}
        </Link>
      ) : (
        <button type={type} className={look} {...button}>
          {content}
        </button>
      )}
    </li>
  )
}

/** 或用账号登录 between two hairlines. */
export function OrLine({ children }: { children: ReactNode }) {
  return (
    <p className="mt-6 mb-3 flex items-center gap-4 text-13 text-ink-3 before:flex-1 before:border-t before:border-line after:flex-1 after:border-t after:border-line">
      {children}
    </p>
  )
}
