import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { dateOf, formatDate } from '@/lib/platform/dates'
import type { PublicityCard } from '@/lib/rounds/public-queries'

/** Lists in public, each with its last day. */
export function NoticeList({ publicities }: { publicities: PublicityCard[] }) {
  if (publicities.length === 0) return <p className="border-t border-line py-4 text-ink-3">目前没有公示。</p>
  return (
    <ul className="border-t border-line">
      {publicities.map((item) => (
        <li key={item.id} className="border-b border-line py-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link href={`/notices/${item.id}`} className="font-semibold text-indigo hover:underline">
              {item.roundName}拟{item.resultWord}名单公示
            </Link>
            {item.isRunning ? <Badge tone="indigo">公示中</Badge> : <Badge tone="grey">已结束</Badge>}
          </p>
          <p className="mt-0.5 text-14 text-ink-3">
            {item.titleName} {item.candidates} {item.countWord}，{formatDate(dateOf(new Date(item.publishedAt)))}发布，公示至
            {formatDate(item.endsOn)} 24:00
          </p>
        </li>
      ))}
    </ul>
  )
}
