import { CSPProvider } from '@base-ui/react/csp-provider'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { ToastHost } from '@/components/ui/toast'
import { loginPath } from '@/lib/desk/callback-path'
import { currentViewer } from '@/lib/platform/access/session'

/** Around pages that fill the window with one task. Pages still ask for permission themselves: this frame is no boundary. */
export default async function FocusLayout({ children }: { children: ReactNode }) {
  const [viewer, requestHeaders] = await Promise.all([currentViewer(), headers()])
  if (!viewer.accountId) redirect(loginPath(requestHeaders.get('x-portal-path')))
  if (viewer.mustChangePassword) redirect('/first-password')
  return (
    <CSPProvider nonce={requestHeaders.get('x-nonce') ?? undefined}>
      {children}
      <ToastHost />
    </CSPProvider>
  )
}
