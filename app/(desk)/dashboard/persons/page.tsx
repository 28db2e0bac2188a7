import type { Metadata } from 'next'
import { PersonsList } from '@/components/dashboard/persons-list'
import { hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readPersonsBehind } from '@/lib/targets/persons-behind-queries'
import { personsDefinition, personsPlace, personsTitle } from '@/lib/targets/persons-words'
import { personsFilter } from '../filter'

export const metadata: Metadata = { title: '指标名单' }

export default async function PersonsBehindPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const list = await orNotFound(readPersonsBehind(viewer, personsFilter(params)))
  const isUnit = viewer.role === 'unitLeader' || viewer.role === 'unitHr'
  const home = hrefWith(isUnit ? '/dashboard/unit' : '/dashboard', params, { kind: undefined, until: undefined })
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: isUnit ? '本单位指标' : '指标驾驶舱', href: home }, { label: personsTitle(list) }]}
        title={`${personsTitle(list)}（${list.count} 人）`}
        sub={`${personsPlace(list)}。${personsDefinition(list)}`}
        actions={
          list.count > 0 && (
            <a href={hrefWith('/dashboard/persons/export', params, {})} className={buttonVariants()} download>
              导出名单
            </a>
          )
        }
      />
      {list.rows.length === 0 ? (
        <Card>
          <EmptyState icon="users" title="名单是空的" hint="这一天这一范围内没有人员计入。可返回指标页更换日期、条线或单位。" />
        </Card>
      ) : (
        <PersonsList list={list} />
      )}
      <Pagination
        nextHref={pageHref('/dashboard/persons', params, 'after', list.nextAfter)}
        summary={
          <>
            {`本页 ${list.rows.length} 人，共 ${list.count} 人`}
            {params.after && (
              <TextLink href={hrefWith('/dashboard/persons', params, { after: undefined })} className="ml-3">
                回到首页
              </TextLink>
            )}
          </>
        }
      />
    </>
  )
}
