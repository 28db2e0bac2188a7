import { createHash } from 'node:crypto'

function hashesOf(html: string, tag: 'script' | 'style', nonce: string): string {
  const blocks = html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'g'))
  const texts = [...blocks].flatMap(([, attributes, text]) =>
    attributes?.includes(`nonce="${nonce}"`) && !/\ssrc=/.test(attributes) && text ? [text] : [],
  )
  return [...new Set(texts)].map((text) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`).join('')
}

/**
 * The policy of a page that is given more than once: in place of the nonce, which must not be used twice, the hashes of exactly those scripts and
 * styles that carried it. What somebody smuggled into the page never had the nonce, and gets no hash.
 */
export function hashedPolicy(policy: string, html: string): string {
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  if (nonce === undefined) return policy
  return policy
    .split('; ')
    .map((directive) => {
      const name = directive.split(' ')[0]
      if (name !== 'script-src' && name !== 'style-src') return directive
      // Scripts that a page's own scripts add come from this site, so that trust need not be handed on.
      const plain = directive.replace(` 'nonce-${nonce}'`, '').replace(" 'strict-dynamic'", '')
      return plain + hashesOf(html, name === 'script-src' ? 'script' : 'style', nonce)
    })
    .join('; ')
}
