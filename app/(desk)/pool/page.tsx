import type { Metadata } from 'next'
import { KeptSearches } from '@/components/pool/kept-searches'
import { PoolTable } from '@/components/pool/pool-table'
import { PoolTabs } from '@/components/pool/pool-tabs'
import { FilterBar, type FilterField } from '@/components/tables/filter-bar'
import { hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { buttonVariants, LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { chosenPoolColumns, keptQuery, parsePoolFilter } from '@/lib/pool/pool-filter'
import { type PoolPage, readPool } from '@/lib/pool/pool-queries'
import { keepSearchAction, removeSearchAction } from './actions'

export const metadata: Metadata = { title: '人才库' }

const PLANS = [
  { value: 'summit', label: '高峰计划' },
  { value: 'highland', label: '高地计划' },
]

function fieldsOf({ choices }: PoolPage): FilterField[] {
  return [
    { name: 'q', label: '姓名或专长', type: 'search', placeholder: '两个字、拼音、首字母或专长' },
    {
      name: 'category',
      label: '人才分类',
      type: 'select',
      options: choices.categories.map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'line', label: '条线', type: 'select', options: choices.lines.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'title', label: '称号', type: 'select', options: choices.titles.map(({ code, name }) => ({ value: code, label: name })) },
    {
      name: 'unit',
      label: '单位（含下级）',
      type: 'select',
      wide: true,
      more: true,
      options: choices.units.map(({ id, name, depth }) => ({ value: id, label: `${'　'.repeat(depth)}${name}` })),
    },
    { name: 'speciality', label: '专业特长', type: 'text', placeholder: '如：工程造价', more: true },
    { name: 'plan', label: '计划', type: 'select', more: true, options: PLANS },
    { name: 'from', label: '可调用，自', type: 'date', more: true },
    { name: 'to', label: '可调用，至', type: 'date', more: true },
    {
      name: 'standing',
      label: '称号状态',
      type: 'select',
      placeholder: '在任',
      more: true,
      options: [
        { value: 'ended', label: '已届满或离任' },
        { value: 'all', label: '全部' },
      ],
    },
    {
      name: 'open',
      label: '对外公开',
      type: 'select',
      placeholder: '不限',
      more: true,
      options: [
        { value: 'yes', label: '已同意公开' },
        { value: 'no', label: '未同意公开' },
      ],
    },
  ]
}

export default async function PoolPageView({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const filter = parsePoolFilter(params)
  const page = await orNotFound(readPool(viewer, filter))
  const count = page.isCountBounded ? `${page.count}+` : String(page.count)
  const query = keptQuery(hrefWith('', params, {}).replace(/^\?/, ''))
  return (
    <>
      <PageHeader
        title="人才库"
        sub={
          page.isScoped
            ? `本单位及下级单位的人才，以及全市同意公开的人才；截至${formatDate(page.today)}`
            : `全市在任人才；截至${formatDate(page.today)}`
        }
        actions={
          <>
            {page.abilities.export && (
              <a href={hrefWith('/pool/export', params, {})} className={buttonVariants()} download>
                {page.isScoped ? '导出本单位的' : '导出'}
              </a>
            )}
            {page.abilities.request && (
              <LinkButton href="/pool/call-ups/new" variant="primary" icon="plus">
                申请调用
              </LinkButton>
            )}
          </>
        }
      />
      <PoolTabs current="people" />
      <FilterBar
        action="/pool"
        params={params}
        fields={fieldsOf(page)}
        count={`共 ${count} 人`}
        saved={[
          { label: '今日可调用', href: '/pool?free=today', current: query === 'free=today' },
          ...page.searches.map((search) => ({ label: search.name, href: `/pool?${search.query}`, current: query === search.query })),
        ]}
        tools={<KeptSearches query={query} searches={page.searches} keep={keepSearchAction} remove={removeSearchAction} />}
      />
      {page.days.isOnly && (
        <p className="mb-3 text-13 text-ink-2">
          只列出
          {page.days.startsOn === page.days.endsOn
            ? formatDate(page.days.startsOn)
            : `${formatDate(page.days.startsOn)}至${formatDate(page.days.endsOn)}`}
          可以调用的人才。
        </p>
      )}
      <PoolTable rows={page.rows} params={params} columns={chosenPoolColumns(filter)} />
      <Pagination
        previousHref={pageHref('/pool', params, 'before', page.previousKey)}
        nextHref={pageHref('/pool', params, 'after', page.nextKey)}
        summary={page.rows.length > 0 ? `本页 ${page.rows.length} 人，共 ${count} 人` : undefined}
      />
    </>
  )
}
