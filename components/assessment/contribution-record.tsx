import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { FormView } from '@/lib/assessment/form-queries'
import { KIND_LABELS, kindWords, ROLE_WORDS, spanWords } from '@/lib/radiation/labels'

/** The number that stands on the form, beside what the record says. */
export function contributionWords({ contributionRecord: { recorded, stated, reason, counts, changedTo } }: FormView): string {
  const record = `经核实的登记 ${recorded} 件${recorded > 0 ? `（${kindWords(counts)}）` : ''}`
  const own = stated === null ? record : `单位填报 ${stated} 件，${record}${reason ? `，不一致的原因：${reason}` : ''}`
  return changedTo === null ? own : `${own}。报送以后登记有变动，现为 ${changedTo} 件`
}

/** The verified contributions behind the form's number. */
export function ContributionRecordCard({ form }: { form: FormView }) {
  const { items } = form.contributionRecord
  return (
    <Card>
      <CardHead
        finding={items.length > 0 ? `${form.year} 年辐射贡献 ${items.length} 件` : `${form.year} 年没有经核实的辐射贡献`}
        sub="来自登记和核实，不在考核表中填写。"
      />
      {items.length > 0 && (
        <CardBody>
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <li key={item.id} className="py-2 first:pt-0 last:pb-0">
                <TextLink href={`/contributions/${item.id}`}>{item.title}</TextLink>
                <span className="block text-13 text-ink-3">{`${KIND_LABELS[item.kind].word} · ${ROLE_WORDS[item.role]} · ${spanWords(item)}`}</span>
              </li>
            ))}
          </ul>
        </CardBody>
      )}
    </Card>
  )
}
