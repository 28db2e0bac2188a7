import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { sumOfKinds } from '@/lib/radiation/contribution-states'
import { KIND_LABELS, kindWords, ROLE_WORDS, STATE_LABELS, spanWords } from '@/lib/radiation/labels'
import type { PersonContributions } from '@/lib/radiation/person-queries'

/** What a person gave back: how much of it counts, and the latest records. */
export function PersonContributionsCard({ known, isOwn = false }: { known: PersonContributions; isOwn?: boolean }) {
  const thisYear = sumOfKinds(known.thisYear)
  return (
    <Card>
      <CardHead
        finding={known.total > 0 ? `辐射贡献 ${known.total} 件，本年 ${thisYear} 件` : '还没有经核实的辐射贡献'}
        sub={thisYear > 0 ? `${known.year} 年：${kindWords(known.thisYear)}` : '带头办案、编写指南、课题研究、指导意见、授课带教'}
        tools={
          known.abilities.enter && (
            <LinkButton size="sm" icon="plus" href={isOwn ? '/contributions/new' : `/contributions/new?person=${known.personId}`}>
              登记贡献
            </LinkButton>
          )
        }
      />
      {known.latest.length > 0 && (
        <CardBody>
          <ul className="divide-y divide-line">
            {known.latest.map((item) => (
              <li key={item.id} className="py-2 first:pt-0 last:pb-0">
                <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                  <TextLink href={`/contributions/${item.id}`}>{item.title}</TextLink>
                  <Badge tone={STATE_LABELS[item.state].tone}>{STATE_LABELS[item.state].word}</Badge>
                </p>
                <p className="text-13 text-ink-3">{`${KIND_LABELS[item.kind].word} · ${ROLE_WORDS[item.role]} · ${spanWords(item)}`}</p>
              </li>
            ))}
          </ul>
          {isOwn && known.latest.length >= 10 && (
            <p className="mt-2">
              <TextLink href="/contributions">查看全部</TextLink>
            </p>
          )}
        </CardBody>
      )}
    </Card>
  )
}
