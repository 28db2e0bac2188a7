import { Card, CardBody, CardHead } from '@/components/ui/card'
import { FileList } from '@/components/ui/file-list'
import { KeyValues } from '@/components/ui/key-values'
import { TextLink } from '@/components/ui/text-link'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import { formatInstant } from '@/lib/platform/dates'
import type { ContributionView } from '@/lib/radiation/contribution-queries'
import { CHANNEL_WORDS, KIND_LABELS, ROLE_WORDS, STATE_LABELS, spanWords } from '@/lib/radiation/labels'

function sizeInWords(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round((bytes / 1024 / 1024) * 10) / 10} 兆` : `${Math.max(1, Math.round(bytes / 1024))} 千字节`
}

function course(contribution: ContributionView): TimelineItem[] {
  const { state, answeredAt, submittedAt } = contribution
  // A record that is handed in again keeps the time of its earlier answer, which is over.
  const isAnswered = answeredAt !== null && (state === 'verified' || state === 'returned' || state === 'voided')
  return [
    ...(isAnswered
      ? [
          {
            id: 'answered',
            at: formatInstant(answeredAt),
            by: contribution.answeredBy ?? undefined,
            title: STATE_LABELS[state].word,
            body: contribution.reason ?? undefined,
            tone: STATE_LABELS[state].tone,
          },
        ]
      : []),
    ...(submittedAt ? [{ id: 'submitted', at: formatInstant(submittedAt), title: '提交核实' }] : []),
    {
      id: 'entered',
      at: formatInstant(contribution.enteredAt),
      by: contribution.enteredBy,
      title: CHANNEL_WORDS[contribution.channel],
    },
  ]
}

/** One contribution with its proofs, and who did what with it. */
export function ContributionCard({ contribution }: { contribution: ContributionView }) {
  const { proofs, personId, personName, abilities } = contribution
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-start gap-4 max-lg:grid-cols-1">
      <Card>
        <CardHead finding="贡献内容" />
        <CardBody>
          <KeyValues
            columns={2}
            items={[
              { label: '姓名', value: abilities.openPerson ? <TextLink href={`/people/${personId}`}>{personName}</TextLink> : personName },
              { label: '单位', value: contribution.unitName },
              { label: '类别', value: `${KIND_LABELS[contribution.kind].word}（${KIND_LABELS[contribution.kind].note}）` },
              { label: '承担的角色', value: ROLE_WORDS[contribution.role] },
              { label: '时间', value: spanWords(contribution) },
              { label: '计入年度', value: `${contribution.year} 年` },
              {
                label: '做了什么、成效如何',
                value: contribution.description && <span className="whitespace-pre-line">{contribution.description}</span>,
                wide: true,
              },
              { label: '名称可否对外公开', value: contribution.isPublic ? '可以' : '不公开' },
            ]}
          />
        </CardBody>
      </Card>
      <div className="grid gap-4">
        <Card>
          <CardHead finding={proofs.length > 0 ? `证明材料 ${proofs.length} 份` : '还没有证明材料'} />
          {proofs.length > 0 && (
            <CardBody>
              <FileList files={proofs.map((file) => ({ ...file, note: sizeInWords(file.size), href: `/api/files/${file.id}` }))} />
            </CardBody>
          )}
        </Card>
        <Card>
          <CardHead finding="办理过程" />
          <CardBody>
            <Timeline items={course(contribution)} />
          </CardBody>
        </Card>
      </div>
    </div>
  )
}
