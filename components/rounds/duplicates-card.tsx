import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { Duplicate } from '@/lib/rounds/duplicate-queries'

/** Near-equal projects beside the one that is being checked, each with what makes it alike. */
export function DuplicatesCard({ duplicates }: { duplicates: readonly Duplicate[] }) {
  if (duplicates.length === 0) return null
  return (
    <Card>
      <CardHead
        finding={`与 ${duplicates.length} 项申报相近`}
        sub="按名称、内容摘要和成员比对往年、其他轮次和其他单位的项目，是否重复由审查人员判断"
      />
      <CardBody>
        <ul className="divide-y divide-line">
          {duplicates.map((row) => (
            <li key={row.nominationId} className="py-2">
              <p className="flex flex-wrap items-center gap-x-2">
                <TextLink href={row.href}>{row.name}</TextLink>
                <Badge tone={row.label.tone}>{row.label.text}</Badge>
              </p>
              <p className="text-13 text-ink-3">
                {row.year}年 · {row.round} · {row.unit}
              </p>
              <p className="text-13">{row.reasons.join('')}</p>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}
