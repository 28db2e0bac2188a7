import type { SitemapPart } from './sitemap-queries'

/** Pages that everybody may find; notices are not among them, they leave the public after their days. */
const FIXED = ['/', '/talents', '/verify', '/accessibility', '/privacy']
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9'

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** The sitemap protocol's file of one part. */
export function sitemapText(part: SitemapPart, baseUrl: string): string {
  const address = (path: string) => `<loc>${escapeXml(`${baseUrl}${path}`)}</loc>`
  if (part.kind === 'index') {
    const files = part.starts.map(
      (id, index) => `<sitemap>${address(`/sitemap.xml?from=${encodeURIComponent(id)}${index === 0 ? '&first=1' : ''}`)}</sitemap>`,
    )
    return `${HEAD}<sitemapindex xmlns="${SCHEMA}">${files.join('')}</sitemapindex>`
  }
  const paths = [...(part.isFirst ? FIXED : []), ...part.ids.map((id) => `/talents/${encodeURIComponent(id)}`)]
  return `${HEAD}<urlset xmlns="${SCHEMA}">${paths.map((path) => `<url>${address(path)}</url>`).join('')}</urlset>`
}
