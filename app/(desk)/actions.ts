'use server'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { signOut } from '@/lib/accounts/commands/end-own-session'
import { switchGrant } from '@/lib/accounts/commands/switch-grant'
import { switchGrantSchema } from '@/lib/accounts/schema'
import { quickSearch } from '@/lib/desk/quick-search'
import { authOptions } from '@/lib/platform/access/auth'
import { defineAction } from '@/lib/platform/action'
import { env } from '@/lib/platform/env'

const YEAR_SECONDS = 365 * 24 * 3600

export const switchGrantAction = defineAction({
  name: 'session.switchGrant',
  schema: switchGrantSchema,
  command: switchGrant,
  revalidate: ['/'],
})

export const signOutAction = defineAction({
  name: 'session.signOut',
  schema: z.strictObject({}),
  isPublic: true,
  command: async (viewer) => {
    await signOut(viewer)
    const cookie = authOptions().cookies?.sessionToken?.name
    if (cookie) (await cookies()).delete({ name: cookie, path: '/', secure: cookie.startsWith('__Host-') })
    return null
  },
})

export const themeAction = defineAction({
  name: 'desk.theme',
  schema: z.strictObject({ theme: z.enum(['light', 'dark', 'system']) }),
  isPublic: true,
  command: async (_viewer, input) => {
    const secure = env().baseUrl.startsWith('https:')
    const store = await cookies()
    store.set('theme', input.theme, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', secure, httpOnly: true })
    return null
  },
})

export const quickSearchAction = defineAction({
  name: 'desk.search',
  schema: z.strictObject({ query: z.string().trim().min(1).max(60) }),
  command: quickSearch,
})
