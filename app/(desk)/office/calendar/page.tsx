import type { Metadata } from 'next'
import { MonthGrid } from '@/components/desk/month-grid'
import { OverrideForm } from '@/components/desk/override-form'
import { OverrideList } from '@/components/desk/override-list'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { readCalendar } from '@/lib/desk/calendar-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { removeOverrideAction, setOverrideAction } from './actions'

export const metadata: Metadata = { title: '工作日历' }

type Props = { searchParams: Promise<{ month?: string | string[] }> }

export default async function CalendarPage({ searchParams }: Props) {
  const { month } = await searchParams
  const calendar = await orNotFound(readCalendar(await currentViewer(), typeof month === 'string' ? month : undefined))
  const { canSet } = calendar.abilities
  return (
    <>
      <PageHeader title="工作日历" sub="公示天数等按工作日计算的期限以此为准：国务院办公厅公布的放假、调休安排，加上本市的单独设定。" />
      {!calendar.isAnnounced && (
        <Alert tone="amber" className="mb-4">
          国务院办公厅尚未公布 {calendar.year} 年放假安排，需要按工作日计算的期限暂时不能办理；确需办理的，可逐日设定。
        </Alert>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_400px]">
        <Card>
          <CardHead
            finding={calendar.title}
            sub={calendar.isAnnounced ? `工作日 ${calendar.workingDays} 天` : undefined}
            tools={
              <>
                <LinkButton href={`/office/calendar?month=${calendar.previousMonth}`} size="sm" icon="chevron-left" scroll={false}>
                  上月
                </LinkButton>
                <LinkButton href={`/office/calendar?month=${calendar.nextMonth}`} size="sm" iconAfter="chevron-right" scroll={false}>
                  下月
                </LinkButton>
              </>
            }
          />
          <CardBody>
            <MonthGrid weeks={calendar.weeks} label={calendar.title} />
          </CardBody>
        </Card>
        <div className="grid gap-4">
          {canSet && (
            <Card>
              <CardHead finding="单独设定一天" sub="优先于公布的安排；已过去的日期不能再改。" />
              <CardBody>
                <OverrideForm action={setOverrideAction} />
              </CardBody>
            </Card>
          )}
          <Card>
            <CardHead finding={`${calendar.year} 年的单独设定`} />
            <CardBody>
              <OverrideList items={calendar.overrides} today={calendar.today} removeAction={canSet ? removeOverrideAction : null} />
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  )
}
