import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { formatDate } from '@/lib/platform/dates'
import type { DueRow } from '@/lib/titles/entitlement-queries'
import { amountText, DUE_LABELS } from '@/lib/titles/entitlement-rules'

/** One person's entitlements by year; nothing where there are none. */
export function PersonDues({ dues }: { dues: readonly DueRow[] }) {
  if (dues.length === 0) return null
  const open = dues.filter(({ standing }) => standing === 'awaited' || standing === 'overdue').length
  return (
    <Card>
      <CardHead finding={open > 0 ? `${open} 项待遇尚未落实` : '待遇均已落实'} sub="称号给予的激励保障，由所在单位落实。" />
      <CardBody>
        <ul className="divide-y divide-line">
          {dues.map((due) => (
            <li key={due.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0">
              <div className="min-w-0">
                <p>
                  {due.name}
                  {due.amount !== null && <span className="ml-2 text-ink-2">{amountText(due.kind, due.amount)}</span>}
                </p>
                <p className="text-13 text-ink-3">
                  {`${due.year} 年 · ${due.deliveredOn ? `${formatDate(due.deliveredOn)}落实` : `应于${formatDate(due.dueOn)}前落实`}`}
                  {due.note && ` · ${due.note}`}
                </p>
              </div>
              <Badge tone={DUE_LABELS[due.standing].tone}>{DUE_LABELS[due.standing].word}</Badge>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}
