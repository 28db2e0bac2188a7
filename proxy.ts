import { type NextRequest, NextResponse } from 'next/server'
import { AWAY_TEXT, AWAY_TITLE } from '@/lib/platform/away-words'
import { isDatabaseAway } from '@/lib/platform/db/availability'

const isDevelopment = process.env.NODE_ENV === 'development'

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Charts and floating layers position themselves by style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** In plain words, without anything that would itself need the database. */
const AWAY_PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="10"><title>${AWAY_TITLE}</title></head><body><main><h1>${AWAY_TITLE}</h1>
<p>${AWAY_TEXT}</p></main></body></html>`

function awayAnswer(): NextResponse {
  return new NextResponse(AWAY_PAGE, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'retry-after': '10',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    },
  })
}

/** A fresh nonce policy for every page. It is no boundary of permission: that is in queries and commands. */
export function proxy(request: NextRequest): NextResponse {
  if (request.method === 'TRACE') return new NextResponse(null, { status: 405 })
  if (isDatabaseAway()) return awayAnswer()
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Where a visitor wanted to go, for the log-in page to come back to.
  headers.set('x-portal-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  matcher: [
    { source: '/((?!api/|_next/|livez|readyz|favicon.ico|emblem.svg).*)', missing: [{ type: 'header', key: 'next-router-prefetch' }] },
  ],
}
