import { db } from '@/lib/platform/db/client'

export const dynamic = 'force-dynamic'

/** The database answers too. Public by intent: it says nothing else. */
export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store', 'content-type': 'text/plain' }
  try {
    const { pool } = await db()
    await pool.query('SELECT 1')
    return new Response('ok', { headers })
  } catch {
    return new Response('database away', { status: 503, headers: { ...headers, 'retry-after': '5' } })
  }
}
