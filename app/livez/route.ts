export const dynamic = 'force-dynamic'

/** The process answers. Public by intent: it says nothing else. */
export function GET(): Response {
  return new Response('ok', { headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' } })
}
