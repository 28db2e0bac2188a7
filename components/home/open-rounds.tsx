import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { OpenRoundView } from '@/lib/rounds/open-rounds-queries'

type OpenRoundsProps = {
  rounds: readonly OpenRoundView[] /** Where the viewer's role reads one round; null where it opens none. */
  hrefOf: ((id: string) => string) | null
}

/** Rounds under way: stage, the date it runs towards, and the unit's own part. */
export function OpenRounds({ rounds, hrefOf }: OpenRoundsProps) {
  if (rounds.length === 0) return null
  return (
    <Card>
      <CardHead finding={`在办评选 ${rounds.length} 项`} />
      <CardBody>
        <ul className="divide-y divide-line">
          {rounds.map((round) => (
            <li key={round.id} className="py-2 first:pt-0 last:pb-0">
              <p className="font-semibold">{hrefOf ? <TextLink href={hrefOf(round.id)}>{round.name}</TextLink> : round.name}</p>
              <p className="text-13 text-ink-3">
                {[round.next || round.stageName, round.own === null ? '' : `本单位 ${round.own} 件`].filter(Boolean).join('；')}
              </p>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}
