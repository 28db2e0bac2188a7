import type { Metadata } from 'next'
import { NoticeList } from '@/components/desk/notice-list'
import { ActionButton } from '@/components/forms/action-button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { readNotices } from '@/lib/platform/notices/queries'
import { markNoticesReadAction } from './actions'

export const metadata: Metadata = { title: '提醒' }

export default async function NoticesPage() {
  const items = await readNotices(await currentViewer())
  const unread = items.filter((item) => !item.isRead).length
  return (
    <>
      <PageHeader
        title="提醒"
        sub={unread > 0 ? `${unread} 条未读` : '没有未读提醒'}
        actions={
          unread > 0 ? (
            <ActionButton action={markNoticesReadAction} input={{}} icon="check" success="已全部标为已读。">
              全部标为已读
            </ActionButton>
          ) : undefined
        }
      />
      {items.length === 0 ? (
        <Card>
          <EmptyState icon="bell" title="还没有提醒" hint="评选进展、退回补正、称号届满等消息会列在这里。" />
        </Card>
      ) : (
        <NoticeList items={items} markAction={markNoticesReadAction} />
      )}
    </>
  )
}
