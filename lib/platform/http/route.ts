import 'server-only'
import { randomUUID } from 'node:crypto'
import { currentViewer, passiveViewer } from '../access/session'
import type { Viewer } from '../access/viewer'
import { AWAY_SENTENCE } from '../away-words'
import { isAwayError } from '../db/away-errors'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'

const STATUS: Record<string, number> = { invalid: 400, notFound: 404, forbidden: 403, signedOut: 401, conflict: 409, unavailable: 503 }

export type RouteGuard = {
  /** `signedIn` refuses visitors; `public` lets them in. */
  who: 'signedIn' | 'public'
  /** Polling is no activity. */
  isActivity?: boolean
}

type RouteContext<Params> = { params: Promise<Params> }

/**
 * The only way a route handler is made: it names its guard, refuses foreign origins for writes, answers errors in words,
 * and marks signed-in answers `no-store`.
 */
export function defineRoute<Params extends Record<string, string>>(
  guard: RouteGuard,
  handle: (request: Request, viewer: Viewer, params: Params) => Promise<Response>,
): (request: Request, context: RouteContext<Params>) => Promise<Response> {
  return async (request, context) => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD' && request.headers.get('origin') !== env().baseUrl)
        throw new AppError('forbidden', '请求来源不是本门户，未予受理。请从门户页面重新操作。')
      const viewer = await (guard.isActivity === false ? passiveViewer() : currentViewer())
      if (guard.who === 'signedIn' && (!viewer.accountId || viewer.mustChangePassword))
        throw new AppError('signedOut', '登录已失效，请重新登录。')
      const response = await handle(request, viewer, await context.params)
      if (guard.who === 'signedIn') response.headers.set('cache-control', 'private, no-store')
      return response
    } catch (error) {
      return errorResponse(error)
    }
  }
}

function errorResponse(error: unknown): Response {
  if (error instanceof AppError)
    return Response.json(
      { code: error.code, message: error.message, fields: error.fields },
      { status: STATUS[error.code] ?? 422, headers: { 'cache-control': 'no-store' } },
    )
  if (isAwayError(error)) {
    log().warn({ error: String(error) }, 'the database is away')
    return Response.json(
      { code: 'unavailable', message: AWAY_SENTENCE },
      { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '10' } },
    )
  }
  const reference = randomUUID().slice(0, 8)
  log().error({ reference, error: error instanceof Error ? error.stack : String(error) }, 'route failed')
  return Response.json(
    { code: 'bug', message: `系统出现意外，请稍后重试。编号 ${reference}。` },
    { status: 500, headers: { 'cache-control': 'no-store' } },
  )
}

/** Bytes as a download that no browser opens in place: attachment, nosniff, sandboxed. */
export function downloadResponse(bytes: Uint8Array, name: string, mediaType: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    },
  })
}
