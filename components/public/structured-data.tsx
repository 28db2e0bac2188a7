import { structuredText } from '@/lib/pool/structured-data'

/** Facts of the page for search engines; a data block, nothing that runs. */
export function StructuredData({ data }: { data: Record<string, unknown> }) {
  return <script type="application/ld+json">{structuredText(data)}</script>
}
