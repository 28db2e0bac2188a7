import type { Metadata } from 'next'
import { FilterBar } from '@/components/tables/filter-bar'
import { hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { CourseTable } from '@/components/training/course-table'
import { buttonVariants, LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { courseFilter } from '@/lib/training/course-filter'
import { MANNER_LABELS, MANNERS } from '@/lib/training/labels'
import { readCourses } from '@/lib/training/queries'

export const metadata: Metadata = { title: '培训记录' }

const PATH = '/training'

export default async function TrainingPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const page = await orNotFound(readCourses(viewer, courseFilter(params)))
  const top = Math.min(...page.units.map((unit) => unit.depth))
  const thisYear = Number(page.today.slice(0, 4))
  const years = Array.from({ length: 6 }, (_, index) => thisYear - index)
  return (
    <>
      <PageHeader
        title="培训记录"
        sub="案例教学、现场教学、网络教学和集中授课，谁参加了、多少学时；学时用于年度考核。"
        actions={
          <>
            <LinkButton href={`${PATH}/hours`} icon="gauge">
              学时达标
            </LinkButton>
            <a href={hrefWith(`${PATH}/export`, params, {})} className={buttonVariants()} download>
              导出
            </a>
            {page.abilities.record && (
              <LinkButton href={`${PATH}/import`} icon="upload">
                表格导入
              </LinkButton>
            )}
            {page.abilities.record && (
              <LinkButton href={`${PATH}/new`} variant="primary" icon="plus">
                登记培训
              </LinkButton>
            )}
          </>
        }
      />
      <FilterBar
        action={PATH}
        params={params}
        fields={[
          { name: 'q', label: '培训名称', type: 'search', placeholder: '名称中的字词' },
          {
            name: 'year',
            label: '年度',
            type: 'select',
            options: years.map((year) => ({ value: String(year), label: `${year} 年` })),
          },
          { name: 'manner', label: '方式', type: 'select', options: MANNERS.map((value) => ({ value, label: MANNER_LABELS[value] })) },
          {
            name: 'unit',
            label: '主办单位',
            type: 'select',
            options: page.units.map((unit) => ({ value: unit.id, label: `${'\u3000'.repeat(unit.depth - top)}${unit.name}` })),
          },
          {
            name: 'scope',
            label: '范围',
            type: 'select',
            options: [
              { value: 'city', label: '全市培训' },
              { value: 'unit', label: '单位培训' },
            ],
          },
        ]}
        count={`共 ${page.count}${page.isCountCut ? '+' : ''} 项`}
      />
      {page.rows.length === 0 ? (
        <Card>
          <EmptyState
            icon="book"
            title="没有符合条件的培训"
            hint={page.abilities.record ? '可放宽筛选条件，或登记一项培训、用表格导入。' : '可放宽筛选条件；培训由主办单位人事登记。'}
          />
        </Card>
      ) : (
        <CourseTable rows={page.rows} />
      )}
      <Pagination
        nextHref={pageHref(PATH, params, 'after', page.nextAfter)}
        summary={
          <>
            {`本页 ${page.rows.length} 项`}
            {params.after && (
              <TextLink href={hrefWith(PATH, params, { after: undefined })} className="ml-3">
                回到首页
              </TextLink>
            )}
          </>
        }
      />
    </>
  )
}
