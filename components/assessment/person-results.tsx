import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { PersonResult } from '@/lib/assessment/queries'
import { GRADE_LABELS } from '@/lib/assessment/states'

/** One person's confirmed yearly results of titles; nothing where there are none. */
export function PersonResults({ results }: { results: readonly PersonResult[] }) {
  if (results.length === 0) return null
  return (
    <Card>
      <CardHead finding="称号年度考核" sub="由单位填报、市人才办确认。" />
      <CardBody>
        <ul className="divide-y divide-line">
          {results.map(({ id, year, title, grade }) => (
            <li key={id} className="flex items-center justify-between gap-4 py-2 first:pt-0 last:pb-0">
              <TextLink href={`/assessment/forms/${id}`}>{`${year} 年度 · ${title}`}</TextLink>
              <Badge tone={GRADE_LABELS[grade].tone}>{GRADE_LABELS[grade].word}</Badge>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}
