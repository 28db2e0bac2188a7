import type { Metadata } from 'next'
import { CallUpList } from '@/components/pool/call-up-list'
import { PoolTabs } from '@/components/pool/pool-tabs'
import { firstValue, type ListParams, pageHref } from '@/components/tables/list-url'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Segmented } from '@/components/ui/segmented'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCallUps } from '@/lib/pool/call-up-queries'

export const metadata: Metadata = { title: '人才调用' }

const PATH = '/pool/call-ups'

export default async function CallUpsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const show = firstValue(params, 'show') === 'closed' ? 'closed' : 'open'
  const after = firstValue(params, 'after') || undefined
  const page = await orNotFound(readCallUps(viewer, { show, after }))
  return (
    <>
      <PageHeader
        title="人才库"
        sub="单位按专长申请调用人才：市人才办提名，所在单位答复，用后记录天数和反馈。"
        actions={
          page.abilities.request && (
            <LinkButton href={`${PATH}/new`} variant="primary" icon="plus">
              申请调用
            </LinkButton>
          )
        }
      />
      <PoolTabs current="callUps" />
      <div className="mb-4">
        <Segmented
          label="调用的状态"
          items={[
            { label: '办理中', href: PATH, current: show === 'open' },
            { label: '已办结', href: `${PATH}?show=closed`, current: show === 'closed' },
          ]}
        />
      </div>
      <Card>
        <CardBody flush>
          <CallUpList rows={page.rows} isOpen={show === 'open'} canRequest={page.abilities.request} />
        </CardBody>
      </Card>
      <Pagination nextHref={pageHref(PATH, params, 'after', page.nextId)} />
    </>
  )
}
