import type { Metadata } from 'next'
import { TransferList } from '@/components/people/transfer-list'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { readTransfers } from '@/lib/org/transfer-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { answerTransferAction, withdrawTransferAction } from './actions'

export const metadata: Metadata = { title: '调动申请' }

export default async function TransfersPage() {
  const { requests, canRequest } = await orNotFound(readTransfers(await currentViewer()))
  const waiting = requests.filter(({ abilities }) => abilities.answer).length
  return (
    <>
      <PageHeader
        title="调动申请"
        sub="跨单位调动由调入单位发起，调出单位答复后生效。"
        breadcrumb={[{ label: '人员名册', href: '/people' }, { label: '调动申请' }]}
        actions={
          canRequest ? (
            <LinkButton href="/people/transfers/new" variant="primary" icon="plus">
              发起调入
            </LinkButton>
          ) : undefined
        }
      />
      <Card>
        <CardHead finding={waiting > 0 ? `${waiting} 份申请等待答复` : '没有等待答复的申请'} />
        <CardBody flush className="pt-3">
          <TransferList requests={requests} answer={answerTransferAction} withdraw={withdrawTransferAction} />
        </CardBody>
      </Card>
    </>
  )
}
