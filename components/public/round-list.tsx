import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import { formatInstant } from '@/lib/platform/dates'
import type { PublicRound } from '@/lib/rounds/public-queries'

/** Announced rounds with the stage that the public may know. */
export function RoundList({ rounds }: { rounds: PublicRound[] }) {
  if (rounds.length === 0) return <p className="border-t border-line py-4 text-ink-3">目前没有评选。</p>
  return (
    <ul className="border-t border-line">
      {rounds.map((round) => (
        <li key={round.id} className="border-b border-line py-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link href={`/notices/rounds/${round.id}`} className="font-semibold text-indigo hover:underline">
              {round.name}
            </Link>
            <Badge tone={round.label.tone as Tone}>{round.label.text}</Badge>
          </p>
          <p className="mt-0.5 text-14 text-ink-3">
            {round.kindName}
            {round.closesAt && `，申报至${formatInstant(round.closesAt)}`}
            {round.schemeVersion > 1 && `，方案已修订为第 ${round.schemeVersion} 版`}
          </p>
        </li>
      ))}
    </ul>
  )
}
