import type { Metadata } from 'next'
import { Suspense } from 'react'
import { RecentNotices } from '@/components/home/recent-notices'
import { TodoBoard } from '@/components/home/todo-board'
import { WeekCard } from '@/components/home/week-card'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { readHome } from '@/lib/desk/home'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { OtherRoles } from './other-roles'
import { SideCards } from './side-cards'

export const metadata: Metadata = { title: '我的待办' }

export default async function HomePage() {
  const viewer = await currentViewer()
  const home = await orNotFound(readHome(viewer))
  const facts = [
    `共 ${home.total} 件`,
    home.overdue > 0 ? `${home.overdue} 件已逾期` : '',
    home.dueToday > 0 ? `${home.dueToday} 件今天到期` : '',
  ]
  const summary = home.total === 0 ? '没有待办' : facts.filter(Boolean).join('，')
  return (
    <>
      <PageHeader
        title="我的待办"
        sub={`${home.nowWords} · ${summary}`}
        actions={
          viewer.role === 'unitHr' ? (
            <LinkButton href="/nominations" icon="plus">
              发起推荐
            </LinkButton>
          ) : undefined
        }
      />
      <Suspense fallback={null}>
        <OtherRoles viewer={viewer} />
      </Suspense>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_352px]">
        {home.groups.length > 0 ? (
          <TodoBoard groups={home.groups} />
        ) : (
          <Card>
            {home.hasNoRole ? (
              <EmptyState
                icon="lock"
                title="您的账号还没有身份"
                hint="请联系本平台的安全管理员，说明您的单位和工作，由其授予角色后再登录。"
              />
            ) : (
              <EmptyState icon="check" title="现在没有等您办理的事项" hint="有新的事项时会列在这里，并在“提醒”中通知您。" />
            )}
          </Card>
        )}
        <aside aria-label="本周、指标和提醒" className="grid gap-4 md:grid-cols-2 xl:grid-cols-1">
          <WeekCard days={home.week} month={home.month} />
          <Suspense fallback={null}>
            <SideCards viewer={viewer} />
          </Suspense>
          <RecentNotices items={home.notices} />
        </aside>
      </div>
    </>
  )
}
