import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DeskFrame } from '@/components/shell/desk-frame'
import { readBrand } from '@/lib/desk/brand'
import { loginPath } from '@/lib/desk/callback-path'
import { readDesk } from '@/lib/desk/queries'
import { currentViewer } from '@/lib/platform/access/session'
import { quickSearchAction, signOutAction, switchGrantAction, themeAction } from './actions'

/** Around every page after log-in. Pages still ask for permission themselves: this frame is no boundary. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [viewer, requestHeaders] = await Promise.all([currentViewer(), headers()])
  if (!viewer.accountId) redirect(loginPath(requestHeaders.get('x-portal-path')))
  if (viewer.mustChangePassword) redirect('/first-password')
  const [brand, desk, cookieStore] = await Promise.all([readBrand(), readDesk(viewer), cookies()])
  const theme = cookieStore.get('theme')?.value
  return (
    <DeskFrame
      brand={brand}
      groups={desk.groups}
      viewer={{ name: viewer.name }}
      grants={desk.grants}
      switchAction={switchGrantAction}
      search={quickSearchAction}
      notices={{ href: '/reminders', count: desk.noticeCount }}
      theme={theme === 'light' || theme === 'dark' ? theme : 'system'}
      themeAction={themeAction}
      signOutAction={signOutAction}
      settingsHref="/settings"
      signedOutHref="/signed-out"
      railNote={desk.railNote}
      nonce={requestHeaders.get('x-nonce') ?? undefined}
    >
      {children}
    </DeskFrame>
  )
}
