import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { formatInstant } from '@/lib/platform/dates'
import type { ReexaminationView } from '@/lib/rounds/reexamination-queries'

/** One request with its answer. */
export function RequestView({ row }: { row: ReexaminationView }) {
  return (
    <Card>
      <CardHead
        finding={row.ground}
        sub={[row.number, `${formatInstant(row.receivedAt)} 提出`, row.isOnBehalf ? '单位代为提出' : '本人提出'].join(' · ')}
        tools={<Badge tone={row.label.tone}>{row.label.text}</Badge>}
      />
      <CardBody className="space-y-3">
        <p className="whitespace-pre-line">{row.statement}</p>
        {row.answer && (
          <div className="border-t border-line pt-3">
            <h3 className="text-14">书面答复</h3>
            <p className="text-13 text-ink-3">
              {[row.decidedAt && formatInstant(row.decidedAt), row.decidedBy].filter(Boolean).join(' · ')}
            </p>
            <p className="mt-1 whitespace-pre-line">{row.answer}</p>
            {row.effect && <p className="mt-1">纠正办法：{row.effect}。</p>}
          </div>
        )}
      </CardBody>
    </Card>
  )
}
