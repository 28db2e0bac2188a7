import type { IncomingMessage, ServerResponse } from 'node:http'
import { AWAY_TEXT, AWAY_TITLE } from '../away-words'
import { isDatabaseAway } from '../db/availability'

const isDevelopment = process.env.NODE_ENV === 'development'

export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Charts and floating layers position themselves by style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
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

const AWAY_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'retry-after': '10',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

/** Files, probes and the endpoints of programs: they are no pages. */
const NO_PAGE = /^\/(?:api\/|_next\/|livez|readyz|favicon\.ico|emblem\.svg)/

/** Where a visitor wanted to go, without what the router of the browser adds. */
function wantedPath(url: string): string {
  if (!url.includes('_rsc=')) return url
  const [path = '/', query] = url.split('?', 2)
  const params = new URLSearchParams(query)
  params.delete('_rsc')
  return params.size > 0 ? `${path}?${params}` : path
}

/**
 * Before a page is made: a fresh nonce policy, where the visitor wanted to go for the log-in page to come back to, and words in its place while the
 * database is away. In front of the framework rather than in its proxy, which costs a page a fifth of its time. It is no boundary of permission:
 * that is in queries and commands.
 */
export function guardPages(handle: Handle): Handle {
  return (request, response) => {
    const url = request.url ?? '/'
    if (request.method === 'TRACE') return response.writeHead(405).end()
    if (NO_PAGE.test(url)) return handle(request, response)
    if (isDatabaseAway()) return response.writeHead(503, AWAY_HEADERS).end(AWAY_PAGE)
    const nonce = btoa(crypto.randomUUID())
    const policy = contentSecurityPolicy(nonce)
    request.headers['x-nonce'] = nonce
    request.headers['x-portal-path'] = wantedPath(url)
    request.headers['content-security-policy'] = policy
    response.setHeader('content-security-policy', policy)
    return handle(request, response)
  }
}
