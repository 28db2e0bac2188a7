import type { Metadata } from 'next'
import { RequestForm } from '@/components/reexamination/request-form'
import { RequestView } from '@/components/reexamination/request-view'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readOwnReexaminations } from '@/lib/rounds/reexamination-queries'
import { requestReexaminationAction } from './actions'

export const metadata: Metadata = { title: '程序复核' }

export default async function ReexaminationPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const view = await orNotFound(readOwnReexaminations(viewer, id))
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: '推荐申报', href: '/nominations' },
          { label: view.candidate, href: `/nominations/${id}` },
        ]}
        title="程序复核"
        sub={view.roundName}
        actions={view.letterId ? <LinkButton href={`/letters/${view.letterId}`}>结果通知书</LinkButton> : undefined}
      />
      <div className="grid gap-4">
        {view.problem === null ? (
          <Card>
            <CardHead
              finding={`可在${view.endsOn ? formatDate(view.endsOn) : ''} 24:00 前提出`}
              sub="核查评选程序是否符合方案，由市人才办书面答复，纪检监督可以查看"
            />
            <CardBody>
              <RequestForm nominationId={id} action={requestReexaminationAction} />
            </CardBody>
          </Card>
        ) : (
          <Alert tone="grey">{view.problem}</Alert>
        )}
        {view.requests.map((row) => (
          <RequestView key={row.id} row={row} />
        ))}
      </div>
    </>
  )
}
