import type { Metadata } from 'next'
import { FilterBar } from '@/components/tables/filter-bar'
import { hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { DemandDialog } from '@/components/training/demand-dialog'
import { PeopleHoursTable, UnitHoursTable } from '@/components/training/hours-tables'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Stat, StatRow } from '@/components/ui/stat'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { HOURS_STANDINGS, hoursFilter } from '@/lib/training/hours-filter'
import { hoursText } from '@/lib/training/labels'
import { type HoursPage as Page, reachedPercent, readHours } from '@/lib/training/unit-hours-queries'
import { setDemandAction } from '../actions'

export const metadata: Metadata = { title: '学时达标' }

const PATH = '/training/hours'

export default async function HoursPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const filter = hoursFilter(params)
  const page = await orNotFound(readHours(viewer, filter))
  const { whole, year, demand } = page
  const thisYear = Number(page.today.slice(0, 4))
  const top = Math.min(...page.choices.map((unit) => unit.depth))
  const percent = reachedPercent(whole)
  const wanted = HOURS_STANDINGS.find(({ value }) => value === filter.standing)
  return (
    <>
      <PageHeader
        title="学时达标"
        sub={[whole.name, `${year} 年每人 ${demand} 学时`, `截至${formatDate(page.today)}`, '按现在在岗人员和所在单位统计']
          .filter(Boolean)
          .join(' · ')}
        breadcrumb={[{ label: '培训记录', href: '/training' }, { label: '学时达标' }]}
        actions={
          <>
            <a href={hrefWith(`${PATH}/export`, params, {})} className={buttonVariants()} download>
              导出
            </a>
            {page.abilities.setDemand && (
              <DemandDialog
                thisYear={thisYear}
                demand={demand}
                demands={page.demands.map(({ fromYear, version }) => ({ fromYear, version }))}
                action={setDemandAction}
              />
            )}
          </>
        }
      />
      <StatRow>
        <Stat
          title="在岗人数"
          value={`${whole.staff}`}
          note={`人均 ${hoursText(whole.staff === 0 ? 0 : whole.hours / whole.staff)} 学时`}
        />
        <Stat title="已达标" value={`${whole.reached}`} note={percent === null ? '没有在岗人员' : `达标率 ${percent}%`} />
        <Stat title="未达标" value={`${whole.staff - whole.reached}`} note={`其中 ${whole.none} 人没有培训记录`} />
      </StatRow>
      <FilterBar
        action={PATH}
        params={params}
        fields={[
          {
            name: 'year',
            label: '年度',
            type: 'select',
            placeholder: `${thisYear} 年`,
            options: Array.from({ length: 5 }, (_, index) => ({
              value: String(thisYear - 1 - index),
              label: `${thisYear - 1 - index} 年`,
            })),
          },
          {
            name: 'unit',
            label: '单位',
            type: 'select',
            options: page.choices.map((unit) => ({ value: unit.id, label: `${'\u3000'.repeat(unit.depth - top)}${unit.name}` })),
          },
          { name: 'standing', label: '达标情况', type: 'select', options: HOURS_STANDINGS.map(({ value, label }) => ({ value, label })) },
        ]}
      />
      <div className="grid gap-4">
        {page.units.length > 0 && !wanted && <Units page={page} params={params} />}
        <Card>
          <CardHead finding={wanted ? `${wanted.label}的人员` : '全部在岗人员'} sub="按姓名排列。" />
          <CardBody flush className="pt-3">
            {page.people.length === 0 ? (
              <EmptyState icon="users" title="没有符合条件的人员" hint="可换一个年度、单位或达标情况。" />
            ) : (
              <PeopleHoursTable people={page.people} demand={demand} />
            )}
          </CardBody>
        </Card>
      </div>
      <Pagination
        nextHref={pageHref(PATH, params, 'after', page.nextAfter)}
        summary={
          <>
            {`本页 ${page.people.length} 人`}
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

function Units({ page, params }: { page: Page; params: ListParams }) {
  const behind = page.units.filter((unit) => (reachedPercent(unit) ?? 100) < 50).length
  return (
    <Card>
      <CardHead
        finding={behind > 0 ? `${behind} 个单位达标率不到一半` : '各单位达标率都在一半以上'}
        sub="达标率低的在前，含下级单位；数字可点开名单。"
      />
      <CardBody flush className="pt-3">
        <UnitHoursTable units={page.units} params={params} />
      </CardBody>
    </Card>
  )
}
