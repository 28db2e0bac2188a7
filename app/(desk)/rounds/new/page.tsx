import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CreateRoundForm } from '@/components/rounds/create-round-form'
import { Card, CardBody } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { roundPolicy } from '@/lib/rounds/policy'
import { readNewRound } from '@/lib/rounds/round-list-queries'
import { createRoundAction } from '../actions'

export const metadata: Metadata = { title: '新建评选' }

export default async function NewRoundPage() {
  const viewer = await currentViewer()
  if (!roundPolicy.can(viewer, 'create')) notFound()
  const start = await readNewRound(viewer)
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '评选轮次', href: '/rounds' }]}
        title="新建评选"
        sub="先选类别，用现成方案或者沿用往届方案，再按本年度要求调整后发布通知。"
      />
      <Card className="max-w-2xl">
        <CardBody>
          <CreateRoundForm start={start} action={createRoundAction} />
        </CardBody>
      </Card>
    </>
  )
}
