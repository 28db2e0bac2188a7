import type { Metadata } from 'next'
import { SealForm } from '@/components/titles/seal-form'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readSealSettings, type SealSettings } from '@/lib/titles/print-queries'
import { saveSealAction } from './actions'

export const metadata: Metadata = { title: '证书与印章' }

export default async function SealPage() {
  const settings = await orNotFound(readSealSettings(await currentViewer()))
  return (
    <>
      <PageHeader title="证书与印章" sub="证书的落款、印章图片和打印登记。" />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] items-start gap-4 max-lg:grid-cols-1">
        <Card>
          <CardHead
            finding="落款与印章"
            sub={settings.fileId ? '证书打印时带印章图片。' : '还没有印章图片，证书打印后由人工盖章。'}
            tools={settings.fileId ? <Badge tone="green">已有印章</Badge> : <Badge tone="grey">人工盖章</Badge>}
          />
          <CardBody>
            <SealForm
              key={settings.fileId ?? ''}
              seal={{ signatory: settings.signatory, fileId: settings.fileId }}
              action={saveSealAction}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHead finding="打印登记" sub="最近 30 次打印：何时、何人、补打原因。" />
          <CardBody flush className="pt-3">
            <Prints prints={settings.recentPrints} />
          </CardBody>
        </Card>
      </div>
    </>
  )
}

function Prints({ prints }: { prints: SealSettings['recentPrints'] }) {
  if (prints.length === 0) return <EmptyState icon="printer" title="还没有打印过证书" hint="在“任期与称号”中下载证书后，会登记在这里。" />
  return (
    <TableFrame label="打印登记" bare>
      <thead>
        <tr>
          <Th>持有人</Th>
          <Th>证书编号</Th>
          <Th>打印日期</Th>
          <Th>打印人</Th>
          <Th>补打原因</Th>
        </tr>
      </thead>
      <tbody>
        {prints.map((print) => (
          <tr key={print.id}>
            <RowHead>{print.holder}</RowHead>
            <Td label="证书编号">{print.number}</Td>
            <Td label="打印日期">{formatDate(print.on)}</Td>
            <Td label="打印人">
              {print.by}
              <span className="block text-12 text-ink-3">{print.role}</span>
            </Td>
            <Td label="补打原因">{print.reason ?? '首次打印'}</Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
