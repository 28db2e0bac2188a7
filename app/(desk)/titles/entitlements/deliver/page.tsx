import type { Metadata } from 'next'
import { DeliverForm } from '@/components/entitlements/deliver-form'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readDues } from '@/lib/titles/entitlement-queries'
import { amountText } from '@/lib/titles/entitlement-rules'
import { deliverDuesAction } from '../actions'

export const metadata: Metadata = { title: '登记落实' }

export default async function DeliverPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const ids = firstValue(params, 'ids').split(',').filter(Boolean).slice(0, 200)
  const page = await orNotFound(readDues(viewer, { ids }))
  const dues = page.rows.filter(({ abilities }) => abilities.deliver)
  const left = ids.length - dues.length
  return (
    <>
      <PageHeader
        title="登记落实"
        sub="同一张凭证可以证明多项待遇；登记后通知本人。"
        breadcrumb={[{ label: '激励保障', href: '/titles/entitlements' }, { label: '登记落实' }]}
      />
      {dues.length === 0 ? (
        <Card>
          <EmptyState
            icon="award"
            title="没有可以登记的待遇"
            hint="所选项目已经办结，或不在您的清单中。"
            action={<LinkButton href="/titles/entitlements">回到清单</LinkButton>}
          />
        </Card>
      ) : (
        <div className="grid grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] items-start gap-4 max-lg:grid-cols-1">
          <Card>
            <CardHead finding={`所选 ${dues.length} 项`} sub={left > 0 ? `另有 ${left} 项已经办结或不在您的清单中，未列入。` : undefined} />
            <CardBody flush className="pt-3">
              <TableFrame label="所选待遇" bare>
                <thead>
                  <tr>
                    <Th>姓名</Th>
                    <Th>待遇</Th>
                    <Th numeric>数额</Th>
                    <Th>应落实日期</Th>
                  </tr>
                </thead>
                <tbody>
                  {dues.map((due) => (
                    <tr key={due.id}>
                      <RowHead>{due.personName}</RowHead>
                      <Td label="待遇">{due.name}</Td>
                      <Td label="数额" numeric>
                        {amountText(due.kind, due.amount)}
                      </Td>
                      <Td label="应落实日期">{formatDate(due.dueOn)}</Td>
                    </tr>
                  ))}
                </tbody>
              </TableFrame>
            </CardBody>
          </Card>
          <Card>
            <CardHead finding="落实情况" />
            <CardBody>
              <DeliverForm dues={dues.map(({ id, version }) => ({ id, version }))} today={page.today} action={deliverDuesAction} />
            </CardBody>
          </Card>
        </div>
      )}
    </>
  )
}
