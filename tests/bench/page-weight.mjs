// How much JavaScript a page makes a browser fetch.
import { gzipSync } from 'node:zlib'

/** Bytes of gzip; a public page may not ship more. */
export const PAGE_LIMIT = 150 * 1024

/** Scripts a current browser fetches for the page, from its HTML: sources and preloads, `nomodule` ones apart. */
function scriptPaths(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const paths = tags.flatMap((tag) => {
    const isScript = tag.startsWith('<script') ? !/\snomodule\b/i.test(tag) : /\bas="script"/.test(tag)
    const found = isScript ? /\s(?:src|href)="([^"]+)"/.exec(tag) : null
    return found ? [found[1].replaceAll('&amp;', '&')] : []
  })
  return [...new Set(paths)]
}

/**
 * Bytes of JavaScript named by a page's HTML, each file compressed by gzip on its own.
 * @param {string} base origin without a trailing slash
 * @param {string} path
 */
export async function pageWeight(base, path) {
  const answer = await fetch(base + path)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  const scripts = scriptPaths(await answer.text())
  const sizes = await Promise.all(
    scripts.map(async (script) => {
      const file = await fetch(new URL(script, base))
      if (!file.ok) throw new Error(`${script} answered ${file.status}`)
      return gzipSync(Buffer.from(await file.arrayBuffer())).byteLength
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
