import type { Metadata } from 'next'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { HoldingsTable } from '@/components/titles/holdings-table'
import { RecordHoldingDialog } from '@/components/titles/record-holding-dialog'
import { buttonVariants, LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { EXPIRING_CHOICES, STANDING_CHOICES } from '@/lib/titles/holding-filter'
import { readHoldings } from '@/lib/titles/holding-queries'
import { endHoldingAction, findPeopleAction, printCertificateAction, recordHoldingAction } from './actions'
import { holdingFilter } from './filter'

export const metadata: Metadata = { title: '任期与称号' }

export default async function HoldingsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const page = await orNotFound(readHoldings(viewer, holdingFilter(params)))
  const top = Math.min(...page.units.map((unit) => unit.depth))
  const saved = [30, 90, 180].map((days) => ({
    label: `${days} 日内到期`,
    href: hrefWith('/titles', {}, { expiring: String(days) }),
    current: firstValue(params, 'expiring') === String(days),
  }))
  return (
    <>
      <PageHeader
        title="任期与称号"
        sub="称号的任期、依据和到期情况；先到期的排在前面。"
        actions={
          <>
            {page.abilities.grant && (
              <RecordHoldingDialog titles={page.titles} today={page.today} action={recordHoldingAction} findPeople={findPeopleAction} />
            )}
            {page.abilities.grant && (
              <LinkButton href="/titles/import" icon="upload">
                导入历年称号
              </LinkButton>
            )}
            <a href={hrefWith('/titles/export', params, {})} className={buttonVariants()} download>
              导出
            </a>
          </>
        }
      />
      <FilterBar
        action="/titles"
        params={params}
        fields={[
          { name: 'q', label: '姓名', type: 'search', placeholder: '姓名、拼音或首字母' },
          { name: 'title', label: '称号', type: 'select', options: page.titles.map((title) => ({ value: title.code, label: title.name })) },
          {
            name: 'unit',
            label: '单位',
            type: 'select',
            options: page.units.map((unit) => ({ value: unit.id, label: `${'\u3000'.repeat(unit.depth - top)}${unit.name}` })),
          },
          { name: 'line', label: '条线', type: 'select', options: page.lines.map((line) => ({ value: line.id, label: line.name })) },
          { name: 'standing', label: '状态', type: 'select', placeholder: '在任', options: STANDING_CHOICES.slice(1) },
          { name: 'expiring', label: '到期', type: 'select', placeholder: '不限', options: EXPIRING_CHOICES },
        ]}
        saved={saved}
        count={`共 ${page.count}${page.isCountCut ? '+' : ''} 条`}
      />
      {page.rows.length === 0 ? (
        <Card>
          <EmptyState icon="award" title="没有符合条件的称号" hint="可放宽筛选条件，或把状态改为“全部”。" />
        </Card>
      ) : (
        <HoldingsTable page={page} endAction={endHoldingAction} printAction={printCertificateAction} />
      )}
      <Pagination
        nextHref={pageHref('/titles', params, 'after', page.nextAfter)}
        summary={
          <>
            {`本页 ${page.rows.length} 条`}
            {params.after && (
              <TextLink href={hrefWith('/titles', params, { after: undefined })} className="ml-3">
                回到首页
              </TextLink>
            )}
          </>
        }
      />
    </>
  )
}
