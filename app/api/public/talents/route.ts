import { defineRoute } from '@/lib/platform/http/route'
import { readPublicFilter } from '@/lib/pool/public-filter'
import { readPublicTalents } from '@/lib/pool/public-queries'

/** The public pool as JSON: the same filter, the same people, the same fields as the page; `next` is the `after` of the next page. */
export const GET = defineRoute({ who: 'public', isActivity: false }, async (request) => {
  const query = new URL(request.url).searchParams
  const { talents, total, isMore, nextKey, asOf } = await readPublicTalents(
    readPublicFilter(Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]))),
  )
  return Response.json(
    { asOf, total, totalIsBound: isMore, next: nextKey, talents },
    { headers: { 'cache-control': 'public, max-age=0, s-maxage=30, stale-while-revalidate=60', 'access-control-allow-origin': '*' } },
  )
})
