import { env } from '@/lib/platform/env'
import { defineRoute } from '@/lib/platform/http/route'
import { sitemapText } from '@/lib/pool/sitemap'
import { readSitemap } from '@/lib/pool/sitemap-queries'

/** Addresses of the public pages, as of this moment: whoever took the consent back is not in it. */
export const GET = defineRoute({ who: 'public', isActivity: false }, async (request) => {
  const query = new URL(request.url).searchParams
  const from = query.get('from')?.slice(0, 64) || null
  const part = await readSitemap(from)
  const isFirst = from === null || query.get('first') === '1'
  return new Response(sitemapText(part.kind === 'pages' ? { ...part, isFirst } : part, env().baseUrl), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-store' },
  })
})
