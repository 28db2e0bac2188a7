import { CSPProvider } from '@base-ui/react/csp-provider'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { ToastHost } from '@/components/ui/toast'
import {
  type GrantChoice,
  GrantSwitch,
  type SignOutAction,
  type SwitchAction,
  type Theme,
  type ThemeAction,
  UserMenu,
} from './account-menus'
import { type Brand, BrandMark, SkipLink } from './brand'
import type { NavGroup } from './navigation'
import { QuickSearch, type QuickSearchAction } from './quick-search'
import { RailDrawer } from './rail-drawer'
import { RailNav } from './rail-nav'

export type DeskFrameProps = {
  brand: Brand
  groups: readonly NavGroup[]
  viewer: { name: string }
  grants: readonly GrantChoice[]
  switchAction: SwitchAction
  search: QuickSearchAction
  notices: { href: string; count: number }
  theme: Theme
  themeAction: ThemeAction
  signOutAction: SignOutAction
  settingsHref: string
  homeHref?: string
  signedOutHref?: string
  /** One quiet sentence at the rail's foot: the scope, or how numbers are counted. */
  railNote?: ReactNode
  /** Of the page's content security policy. */
  nonce?: string
  children: ReactNode
}

/** After login: rail by job, top bar with unit and role, search, notices and the own menu; the page in the middle. */
export function DeskFrame(props: DeskFrameProps) {
  const { brand, groups, viewer, grants, notices, homeHref = '/home', signedOutHref = '/', railNote, nonce, children } = props
  return (
    <CSPProvider nonce={nonce}>
      <SkipLink />
      <div className="min-h-dvh lg:grid lg:grid-cols-[208px_minmax(0,1fr)] print:block">
        <aside aria-label="导航栏" className="border-r border-line bg-rail max-lg:hidden print:hidden">
          <div className="sticky top-0 flex h-dvh flex-col overflow-y-auto px-3 pb-4">
            <Link prefetch={false} href={homeHref} className="mb-2 flex h-14 flex-none items-center rounded px-2">
              <BrandMark brand={brand} />
            </Link>
            <RailNav groups={groups} />
            {railNote && <p className="mt-auto px-2 pt-4 text-12 leading-relaxed text-ink-3">{railNote}</p>}
          </div>
        </aside>
        <div className="min-w-0">
          <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-surface px-6 max-md:gap-1 max-md:px-4 print:hidden">
            <RailDrawer brand={brand} groups={groups} />
            <GrantSwitch grants={grants} switchAction={props.switchAction} homeHref={homeHref} />
            <QuickSearch search={props.search} groups={groups} />
            <Link
              prefetch={false}
              href={notices.href}
              aria-label={notices.count > 0 ? `提醒，${notices.count} 条未读` : '提醒'}
              className="flex h-9 flex-none items-center gap-1.5 rounded px-2 text-13 text-ink-2 hover:bg-sunk max-md:h-11"
            >
              <Icon name="bell" />
              <span className="max-md:hidden">提醒</span>
              {notices.count > 0 && <b className="text-rose">{notices.count > 99 ? '99+' : notices.count}</b>}
            </Link>
            <UserMenu
              name={viewer.name}
              settingsHref={props.settingsHref}
              theme={props.theme}
              themeAction={props.themeAction}
              signOutAction={props.signOutAction}
              signedOutHref={signedOutHref}
            />
          </header>
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto max-w-[1424px] p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))] outline-none max-md:p-4 print:p-0"
          >
            {children}
          </main>
        </div>
      </div>
      <ToastHost />
    </CSPProvider>
  )
}
