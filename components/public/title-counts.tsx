import Link from 'next/link'

type TitleCount = { code: string; name: string; plan: 'summit' | 'highland'; count: number }

/** How many hold each title today; each number opens its list. */
export function TitleCounts({ counts }: { counts: TitleCount[] }) {
  return (
    <ul className="mt-6 grid grid-cols-6 gap-4 max-lg:grid-cols-3 max-sm:grid-cols-2" aria-label="各称号公开人数">
      {counts.map((title) => (
        <li key={title.code} className={title.plan === 'summit' ? 'border-t-2 border-c1 pt-2' : 'border-t-2 border-c2 pt-2'}>
          <Link href={`/talents?title=${encodeURIComponent(title.code)}`} className="block hover:underline">
            <span className="block text-14 text-ink-2">{title.name}</span>
            <span className="text-22 font-semibold">{title.count}</span>
            <span className="ml-1 text-14 text-ink-3">人</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
