import { env } from '@/lib/platform/env'
import { defineRoute } from '@/lib/platform/http/route'

/** The public pages may be found; what lies behind the log-in need not be tried. */
export const GET = defineRoute({ who: 'public', isActivity: false }, async () => {
  const text = `User-agent: *\nDisallow: /api/\nDisallow: /login\nSitemap: ${env().baseUrl}/sitemap.xml\n`
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' } })
})
