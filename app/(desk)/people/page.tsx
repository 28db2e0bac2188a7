import type { Metadata } from 'next'
import { ExportPeople } from '@/components/people/export-people'
import { FindByIdentity } from '@/components/people/find-by-identity'
import { PeopleTable } from '@/components/people/people-table'
import { FilterBar, type FilterField } from '@/components/tables/filter-bar'
import { hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { personStatusLabels } from '@/lib/org/labels'
import { chosenColumns, parsePeopleFilter } from '@/lib/org/people-filter'
import { type PeoplePage, readPeople } from '@/lib/org/people-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { findByIdentityAction } from './actions'

export const metadata: Metadata = { title: '人员名册' }

function fieldsOf(page: PeoplePage, isOffice: boolean): FilterField[] {
  return [
    { name: 'q', label: '姓名', type: 'search', placeholder: '两个字、拼音或首字母' },
    {
      name: 'unit',
      label: '单位（含下级）',
      type: 'select',
      wide: true,
      options: page.units.map(({ id, name, depth }) => ({ value: id, label: `${'　'.repeat(depth)}${name}` })),
    },
    { name: 'line', label: '条线', type: 'select', options: page.lines.map(({ id, name }) => ({ value: id, label: name })) },
    {
      name: 'status',
      label: '状态',
      type: 'select',
      placeholder: '在职',
      more: true,
      options: [
        { value: 'left', label: personStatusLabels.left.text },
        { value: 'retired', label: personStatusLabels.retired.text },
        { value: 'deceased', label: personStatusLabels.deceased.text },
        { value: 'all', label: '全部' },
      ],
    },
    {
      name: 'holder',
      label: '称号',
      type: 'select',
      placeholder: '不限',
      more: true,
      options: [
        { value: 'yes', label: '现持有称号' },
        { value: 'no', label: '没有称号' },
      ],
    },
    ...(isOffice
      ? [
          {
            name: 'kind',
            label: '人员范围',
            type: 'select' as const,
            placeholder: '本市人员',
            more: true,
            options: [{ value: 'external', label: '外部专家' }],
          },
        ]
      : []),
  ]
}

export default async function PeoplePageView({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const filter = parsePeopleFilter(params as Record<string, string | string[] | undefined>)
  const page = await orNotFound(readPeople(viewer, filter))
  const { abilities } = page
  const count = page.isCountBounded ? `${page.count}+` : String(page.count)
  return (
    <>
      <PageHeader
        title="人员名册"
        sub={viewer.unitIds.length > 0 ? '本单位及下级单位的人员' : '全市人员'}
        actions={
          <>
            {abilities.export && <ExportPeople query={hrefWith('', params, {}).replace(/^\?/, '')} count={count} />}
            {abilities.import && (
              <LinkButton href="/people/import" icon="upload">
                导入花名册
              </LinkButton>
            )}
            {abilities.create && (
              <LinkButton href="/people/new" variant="primary" icon="plus">
                新增人员
              </LinkButton>
            )}
          </>
        }
      />
      <FilterBar
        action="/people"
        params={params}
        fields={fieldsOf(page, viewer.role === 'cityOffice')}
        count={`共 ${count} 人`}
        saved={[
          { label: '现持有称号', href: '/people?holder=yes', current: filter.holder === 'yes' },
          { label: '最近登记', href: '/people?sort=-created', current: filter.sort === '-created' },
        ]}
        tools={abilities.seeIdentity ? <FindByIdentity action={findByIdentityAction} /> : undefined}
      />
      <PeopleTable rows={page.rows} params={params} columns={chosenColumns(filter)} seeIdentity={abilities.seeIdentity} />
      <Pagination
        previousHref={pageHref('/people', params, 'before', page.previousId)}
        nextHref={pageHref('/people', params, 'after', page.nextId)}
        summary={page.rows.length > 0 ? `本页 ${page.rows.length} 人，共 ${count} 人` : undefined}
      />
    </>
  )
}
