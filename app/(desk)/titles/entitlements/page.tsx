import type { Metadata } from 'next'
import { DueTable } from '@/components/entitlements/due-table'
import { UnitRates } from '@/components/entitlements/unit-rates'
import { ActionButton } from '@/components/forms/action-button'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Stat, StatRow } from '@/components/ui/stat'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readDues } from '@/lib/titles/entitlement-queries'
import { DUE_LABELS, type DueStanding, ENTITLEMENT_KINDS, ENTITLEMENT_LABELS, ratePercent } from '@/lib/titles/entitlement-rules'
import { drawUpDuesAction, reopenDueAction, waiveDueAction } from './actions'

export const metadata: Metadata = { title: '激励保障' }

const PATH = '/titles/entitlements'
const STANDINGS: readonly DueStanding[] = ['overdue', 'awaited', 'delivered', 'waived']

export default async function EntitlementsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const asked = Number.parseInt(firstValue(params, 'year'), 10)
  const page = await orNotFound(
    readDues(viewer, {
      year: asked >= 2000 && asked <= 2100 ? asked : undefined,
      standing: STANDINGS.find((one) => one === firstValue(params, 'standing')),
      kind: ENTITLEMENT_KINDS.find((one) => one === firstValue(params, 'kind')),
      unitId: firstValue(params, 'unit') || undefined,
      after: firstValue(params, 'after') || undefined,
    }),
  )
  const { total, year } = page
  const top = Math.min(...page.units.map((unit) => unit.depth))
  const percent = ratePercent(total)
  return (
    <>
      <PageHeader
        title="激励保障"
        sub="称号给予的津贴、经费、研修、休假、体检和优先保障，逐年落实、凭证在案；由本人到期日所在单位落实，到期前调动的随人转到新单位。"
        actions={
          <>
            <LinkButton href={`${PATH}/rules`}>待遇标准</LinkButton>
            {page.abilities.manage && (
              <ActionButton
                action={drawUpDuesAction}
                input={{ year }}
                variant="primary"
                success="清单已更新，已通知相关单位。"
                confirm={{
                  title: `生成 ${year} 年清单`,
                  consequences: '按现行标准为当年在任的持有人补齐待落实项目；到期前称号已终止的自动停止，已落实的不变。',
                  confirmLabel: '生成',
                }}
              >
                {`生成 ${year} 年清单`}
              </ActionButton>
            )}
          </>
        }
      />
      <StatRow>
        <Stat title="应落实" value={`${total.owed}`} note={`${year} 年`} />
        <Stat title="已落实" value={`${total.delivered}`} note={percent === null ? '尚无清单' : `落实率 ${percent}%`} />
        <Stat title="逾期未落实" value={`${total.overdue}`} note={`截至${formatDate(page.today)}`} />
      </StatRow>
      <FilterBar
        action={PATH}
        params={params}
        fields={[
          {
            name: 'year',
            label: '年度',
            type: 'select',
            placeholder: `${year} 年`,
            options: page.years.map((one) => ({ value: String(one), label: `${one} 年` })),
          },
          {
            name: 'standing',
            label: '状态',
            type: 'select',
            options: STANDINGS.map((one) => ({ value: one, label: DUE_LABELS[one].word })),
          },
          {
            name: 'kind',
            label: '类别',
            type: 'select',
            options: ENTITLEMENT_KINDS.map((one) => ({ value: one, label: ENTITLEMENT_LABELS[one].word })),
          },
          {
            name: 'unit',
            label: '单位',
            type: 'select',
            options: page.units.map((unit) => ({ value: unit.id, label: `${'\u3000'.repeat(unit.depth - top)}${unit.name}` })),
          },
        ]}
        saved={[
          {
            label: '逾期未落实',
            href: hrefWith(PATH, {}, { year: String(year), standing: 'overdue' }),
            current: firstValue(params, 'standing') === 'overdue',
          },
        ]}
      />
      <DueTable rows={page.rows} canDeliver={page.abilities.deliver} waive={waiveDueAction} reopen={reopenDueAction} />
      <Pagination nextHref={pageHref(PATH, params, 'after', page.nextAfter)} summary={`本页 ${page.rows.length} 条`} />
      {page.byUnit.length > 1 && (
        <Card className="mt-4">
          <CardHead
            finding={
              total.overdue > 0
                ? `${page.byUnit.filter((rate) => rate.overdue > 0).length} 个单位有逾期未落实的待遇`
                : '没有逾期未落实的单位'
            }
            sub={`${year} 年，逾期多的在前；待落实的按到期日所在单位统计，已落实的按落实单位统计。`}
          />
          <CardBody flush className="pt-3">
            <UnitRates rates={page.byUnit} year={year} />
          </CardBody>
        </Card>
      )}
    </>
  )
}
