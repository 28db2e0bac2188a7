import type { Metadata } from 'next'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { UnitTree } from '@/components/units/unit-tree'
import { readUnits } from '@/lib/org/unit-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'

export const metadata: Metadata = { title: '单位' }

export default async function UnitsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const page = await orNotFound(readUnits(viewer, { day: firstValue(params, 'day'), q: firstValue(params, 'q') }))
  return (
    <>
      <PageHeader
        title="单位"
        sub="名称和隶属都带日期：过去的统计按当日的单位，权限按今天的单位。"
        actions={
          page.canManage ? (
            <>
              <LinkButton href="/office/units/import" icon="upload">
                从表格导入
              </LinkButton>
              <LinkButton href="/office/units/new" variant="primary" icon="plus">
                设立单位
              </LinkButton>
            </>
          ) : undefined
        }
      />
      <FilterBar
        action="/office/units"
        params={params}
        fields={[
          { name: 'q', label: '名称或编码', type: 'search', placeholder: '名称的一部分' },
          { name: 'day', label: '看哪一天', type: 'date' },
        ]}
        submitLabel="查看"
        count={`共 ${page.total} 个单位`}
      />
      {page.day !== page.today && (
        <Alert tone="indigo" className="mb-4">
          以下是{formatDate(page.day)}的单位；在职人员按今天统计。
        </Alert>
      )}
      <Card>
        <UnitTree units={page.units} />
      </Card>
    </>
  )
}
