import type { Metadata } from 'next'
import { DecideForm } from '@/components/reexamination/decide-form'
import { RequestView } from '@/components/reexamination/request-view'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readReexamination } from '@/lib/rounds/reexamination-queries'
import { decideReexaminationAction } from '../actions'

export const metadata: Metadata = { title: '程序复核' }

export default async function ReexaminationPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const row = await orNotFound(readReexamination(viewer, id))
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '程序复核', href: '/office/reexaminations' }]}
        title={`程序复核 ${row.number}`}
        badge={<Badge tone={row.label.tone}>{row.label.text}</Badge>}
        sub={row.roundName}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_400px]">
        <RequestView row={row} />
        <div className="grid gap-4">
          <Card>
            <CardHead finding="候选对象" />
            <CardBody>
              <KeyValues
                columns={1}
                items={[
                  {
                    label: '候选对象',
                    value: (
                      <span className="flex flex-wrap items-center gap-2">
                        <TextLink href={`/rounds/${row.roundId}/candidates/${row.nominationId}`}>{row.candidate}</TextLink>
                        <Badge tone={row.candidateLabel.tone}>{row.candidateLabel.text}</Badge>
                      </span>
                    ),
                  },
                  { label: '所在单位', value: row.unit },
                  { label: '审议记录', value: <TextLink href={`/rounds/${row.roundId}/panel`}>查看会议与表决</TextLink> },
                ]}
              />
            </CardBody>
          </Card>
          {row.events.length > 0 && (
            <Card>
              <CardHead finding="办理" />
              <CardBody>
                <DecideForm key={row.id} row={row} action={decideReexaminationAction} />
              </CardBody>
            </Card>
          )}
        </div>
      </div>
    </>
  )
}
