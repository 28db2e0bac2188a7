import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/platform/dates'
import { roundKindLabels } from '@/lib/rounds/labels'
import type { OpenRound } from '@/lib/rounds/nomination-list-queries'

/** 还有 3 天; 今天截止. */
export function daysLeftInWords(days: number): string {
  if (days < 0) return '已截止'
  return days === 0 ? '今天截止' : `还有 ${days} 天`
}

type OpenRoundsProps = { rounds: readonly OpenRound[]; isTalent: boolean; start: (round: OpenRound) => ReactNode }

function ownInWords(round: OpenRound, isTalent: boolean): string {
  if (isTalent) return round.mine > 0 ? ' · 您已在推荐列表中' : round.allowsOwn ? ' · 接受本人申报' : ' · 由单位推荐'
  return ` · 本单位已有 ${round.mine} 份${round.perUnit !== null ? `，每个单位上报上限 ${round.perUnit} ${round.subjectKind === 'person' ? '名' : '项'}` : ''}`
}

/** Rounds that take nominations now, each with its deadline, how many there are and the way in. */
export function OpenRounds({ rounds, isTalent, start }: OpenRoundsProps) {
  if (rounds.length === 0) return null
  return (
    <Card aria-label="正在申报的评选" className="mb-4 divide-y divide-line">
      {rounds.map((round) => (
        <div key={round.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4 max-md:px-4">
          <div className="min-w-0 flex-1 basis-72">
            <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-16">
              {round.name}
              {round.daysLeft !== null && <Badge tone={round.daysLeft <= 3 ? 'rose' : 'indigo'}>{daysLeftInWords(round.daysLeft)}</Badge>}
            </h2>
            <p className="mt-0.5 text-13 text-ink-3">
              {roundKindLabels[round.kind].name}
              {round.closesAt && ` · 申报至 ${formatInstant(round.closesAt)}`}
              {ownInWords(round, isTalent)} · <TextLink href={`/rounds/${round.id}/scheme`}>评选方案</TextLink>
            </p>
          </div>
          {start(round)}
        </div>
      ))}
    </Card>
  )
}
