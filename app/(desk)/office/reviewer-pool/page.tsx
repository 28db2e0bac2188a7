import type { Metadata } from 'next'
import { EnlistHolders } from '@/components/rounds/draw/enlist-holders'
import { PoolMemberDialog } from '@/components/rounds/draw/pool-member-dialog'
import { PoolTable } from '@/components/rounds/draw/pool-table'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, hrefWith, type ListParams } from '@/components/tables/list-url'
import { buttonVariants, LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { poolFiltersOf, readReviewerPool } from '@/lib/rounds/pool-queries'
import { enlistHoldersAction, findPoolPeopleAction, restorePoolMemberAction, retirePoolMemberAction, savePoolMemberAction } from './actions'

export const metadata: Metadata = { title: '专家库' }

const path = '/office/reviewer-pool'

export default async function ReviewerPoolPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const view = await orNotFound(
    readReviewerPool(
      viewer,
      poolFiltersOf((key) => firstValue(params, key)),
    ),
  )
  return (
    <>
      <PageHeader
        title="专家库"
        sub={`在库 ${view.active} 人${view.retired > 0 ? `，已出库 ${view.retired} 人` : ''}。各轮评审从这里随机抽取专家。`}
        actions={
          view.abilities.manage && (
            <>
              <LinkButton href={`${path}/import`} icon="upload">
                导入
              </LinkButton>
              <EnlistHolders titles={view.titles} action={enlistHoldersAction} />
              <PoolMemberDialog lines={view.lines} search={findPoolPeopleAction} action={savePoolMemberAction} />
            </>
          )
        }
      />
      <div className="grid gap-4">
        <FilterBar
          action={path}
          params={params}
          fields={[
            { name: 'q', label: '姓名', type: 'search', placeholder: '姓名、拼音或首字母' },
            { name: 'line', label: '条线', type: 'select', options: view.lines },
            {
              name: 'speciality',
              label: '评审专长',
              type: 'select',
              options: view.specialities.map((each) => ({ value: each, label: each })),
            },
            {
              name: 'state',
              label: '状态',
              type: 'select',
              placeholder: '在库',
              options: [{ value: 'retired', label: '已出库' }],
            },
          ]}
          tools={
            view.rows.length > 0 && (
              <a href={hrefWith(`${path}/export`, params, {})} className={buttonVariants({ size: 'sm' })} download>
                <Icon name="download" />
                导出名单
              </a>
            )
          }
          count={view.isCut ? '人数较多，只显示前 500 人，请缩小范围' : `${view.rows.length} 人`}
        />
        <Card>
          {view.rows.length > 0 ? (
            <PoolTable
              view={view}
              actions={{
                save: savePoolMemberAction,
                retire: retirePoolMemberAction,
                restore: restorePoolMemberAction,
                find: findPoolPeopleAction,
              }}
            />
          ) : (
            <EmptyState
              icon="users"
              title={view.active + view.retired === 0 ? '专家库还没有成员' : '没有符合条件的成员'}
              hint={view.active + view.retired === 0 ? '从人员名册中加入专家，填写可评条线和专长。' : '请调整筛选条件。'}
            />
          )}
        </Card>
      </div>
    </>
  )
}
