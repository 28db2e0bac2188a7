import NextAuth from 'next-auth'
import { authOptions } from '@/lib/platform/access/auth'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Guarded by next-auth itself: its own cross-site token on every write, and sessions that name a row of ours. */
function handle(request: Request, context: Context): Promise<Response> {
  return NextAuth(request as never, context as never, authOptions()) as Promise<Response>
}

export { handle as GET, handle as POST }
