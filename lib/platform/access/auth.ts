import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '../env'
import { log } from '../log'
import { clientAddress } from './client-address'
import { endSession } from './end-session'
import { checkDemoAccount, checkPassword, SESSION_HOURS, startSession } from './sign-in'

declare module 'next-auth' {
  interface Session {
    sessionId?: string
  }
  interface User {
    method?: 'password' | 'demo'
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string
  }
}

/** What went wrong inside stays inside: next-auth would put the error's message into an address. */
async function quietly<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    log().error({ error: error instanceof Error ? error.stack : String(error) }, 'log-in failed')
    throw new Error('unavailable')
  }
}

/** Part of the name of the cookie that names the session. */
export const SESSION_COOKIE = 'portal-session'

/** Options of next-auth. The token names a Session row and nothing else: roles are read from the database at every request. */
export function authOptions(): NextAuthOptions {
  const settings = env()
  const isHttps = settings.baseUrl.startsWith('https:')
  const prefix = isHttps ? '__Host-' : ''
  const cookie = (name: string) => ({
    name: `${prefix}${name}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps },
  })
  return {
    secret: settings.secret,
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: '/login', error: '/login', signOut: '/login' },
    cookies: { sessionToken: cookie(SESSION_COOKIE), csrfToken: cookie('portal-csrf'), callbackUrl: cookie('portal-callback') },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    providers: [
      CredentialsProvider({
        id: 'password',
        credentials: { login: {}, password: {} },
        async authorize(given, request) {
          const found = await quietly(
            checkPassword(String(given?.login ?? ''), String(given?.password ?? ''), clientAddress(request.headers ?? {})),
          )
          return found ? { id: found.accountId, method: 'password' } : null
        },
      }),
      CredentialsProvider({
        id: 'demo',
        credentials: { login: {} },
        async authorize(given) {
          const found = await quietly(checkDemoAccount(String(given?.login ?? '')))
          return found ? { id: found.accountId, method: 'demo' } : null
        },
      }),
    ],
    callbacks: {
      // `update` of the session endpoint changes nothing: only a log-in writes the token.
      async jwt({ token, user }) {
        if (user) return { sessionId: await startSession(user.id, user.method ?? 'password') }
        return { sessionId: token.sessionId }
      },
      async session({ session, token }) {
        return { expires: session.expires, sessionId: token.sessionId }
      },
      async redirect({ url, baseUrl }) {
        const target = new URL(url, baseUrl)
        return target.origin === baseUrl ? target.toString() : baseUrl
      },
    },
    events: {
      async signOut({ token }) {
        if (token.sessionId) await endSession(token.sessionId, 'logOut')
      },
    },
  }
}
