import type { Metadata } from 'next'
import { ClockControl } from '@/components/desk/clock-control'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { readClock } from '@/lib/desk/clock-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { moveClockAction } from './actions'

export const metadata: Metadata = { title: '时钟' }

export default async function ClockPage() {
  const clock = await orNotFound(readClock(await currentViewer()))
  return (
    <>
      <PageHeader title="时钟" sub="演示专用：把业务时间向后调，便于一次走完整轮评选" />
      <Card>
        <CardHead finding={`现在是 ${clock.nowWords}`} sub="截止时间、公示天数、任期和指标都按这个时间计算；登录和审计记录仍按真实时间。" />
        <CardBody>
          <ClockControl action={moveClockAction} today={clock.today} />
          <Alert tone="amber" className="mt-6">
            时钟只能向后调，不能退回。调过截止时间后，未提交的草稿会按逾期处理。
          </Alert>
        </CardBody>
      </Card>
    </>
  )
}
