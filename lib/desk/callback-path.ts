/** Where a log-in leads when nothing else is asked for. */
export const HOME_PATH = '/home'

const SITE = 'http://portal.invalid'
const UNFIT = /^\/(login|first-password|activate|signed-out|api)(\/|$)/

/** The path to go on to after a log-in: a path of this site, or the desk's home. Other origins never pass. */
export function safeCallbackPath(raw: string | string[] | undefined): string {
  const text = Array.isArray(raw) ? raw[0] : raw
  if (!text?.startsWith('/') || text.length > 2000) return HOME_PATH
  if (text.includes('\\') || !URL.canParse(text, SITE)) return HOME_PATH
  const url = new URL(text, SITE)
  if (url.origin !== SITE || url.pathname.startsWith('//') || UNFIT.test(url.pathname)) return HOME_PATH
  return `${url.pathname}${url.search}`
}

/** The log-in page that comes back to a path. */
export function loginPath(from: string | null): string {
  const path = safeCallbackPath(from ?? undefined)
  return path === HOME_PATH ? '/login' : `/login?callbackUrl=${encodeURIComponent(path)}`
}
