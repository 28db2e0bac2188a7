import NextAuth from 'next-auth'
import { authOptions } from '@/lib/platform/access/auth'
import { env } from '@/lib/platform/env'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Guarded by next-auth itself: its own cross-site token on every write, and sessions that name a row of ours. */
function handle(request: Request, context: Context): Promise<Response> {
  process.env.NEXTAUTH_URL ??= env().baseUrl
  return NextAuth(request as never, context as never, authOptions()) as Promise<Response>
}

export { handle as GET, handle as POST }
