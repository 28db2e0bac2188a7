import type { Metadata } from 'next'
import { CompletionTable } from '@/components/assessment/completion-table'
import { EffectList } from '@/components/assessment/effect-list'
import { ExtendYearDialog } from '@/components/assessment/extend-year-dialog'
import { FormTable } from '@/components/assessment/form-table'
import { ActionButton } from '@/components/forms/action-button'
import type { BulkAction } from '@/components/tables/bulk-bar'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, type ListParams, pageHref } from '@/components/tables/list-url'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Stat, StatRow } from '@/components/ui/stat'
import { readYear, type YearPage } from '@/lib/assessment/queries'
import { ASSESSMENT_LABELS, type AssessmentState, GRADE_LABELS, GRADES } from '@/lib/assessment/states'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { closeYearAction, confirmFormsAction, decideEffectAction, endorseFormsAction, extendYearAction } from '../actions'

export const metadata: Metadata = { title: '年度考核' }

const STATES: readonly AssessmentState[] = ['awaited', 'submitted', 'endorsed', 'confirmed']

type Props = { params: Promise<{ yearId: string }>; searchParams: Promise<ListParams> }

export default async function AssessmentYearPage({ params, searchParams }: Props) {
  const [viewer, { yearId }, query] = await Promise.all([currentViewer(), params, searchParams])
  const page = await orNotFound(
    readYear(viewer, yearId, {
      state: STATES.find((one) => one === firstValue(query, 'state')),
      grade: GRADES.find((one) => one === firstValue(query, 'grade')),
      unitId: firstValue(query, 'unit') || undefined,
      after: firstValue(query, 'after') || undefined,
    }),
  )
  const { year } = page
  const { completion } = year
  const path = `/assessment/${yearId}`
  const staged = page.effects.filter(({ state }) => state === 'staged').length
  return (
    <>
      <PageHeader
        title={`${year.year} 年度考核`}
        badge={year.isOpen ? <Badge tone="amber">进行中</Badge> : <Badge tone="grey">已结束</Badge>}
        sub={`${formatDate(year.openedOn)}启动，${formatDate(year.dueOn)}截止填报；优秀比例不超过 ${year.excellentCap}%。`}
        breadcrumb={[{ label: '年度考核', href: '/assessment' }, { label: `${year.year} 年度` }]}
        actions={
          page.abilities.manage &&
          year.isOpen && (
            <>
              <ExtendYearDialog year={year} today={page.today} action={extendYearAction} />
              <CloseYear page={page} />
            </>
          )
        }
      />
      {year.note && (
        <Alert tone="indigo" title="填报说明" className="mb-4">
          {year.note}
        </Alert>
      )}
      <StatRow>
        <Stat title="应考核" value={`${completion.forms}`} note="称号持有人" />
        <Stat
          title="正在办理"
          value={`${completion.awaited + completion.submitted + completion.endorsed}`}
          note={page.today > year.dueOn && completion.awaited > 0 ? '填报已过截止日期' : undefined}
          facts={[
            { label: '待填报', value: completion.awaited },
            { label: '待单位审核', value: completion.submitted },
            { label: '待确认', value: completion.endorsed },
          ]}
        />
        <Stat
          title="已确认"
          value={`${completion.confirmed}`}
          facts={[
            { label: '优秀', value: completion.excellent },
            { label: '合格', value: completion.confirmed - completion.excellent - completion.unqualified },
            { label: '不合格', value: completion.unqualified },
          ]}
        />
      </StatRow>
      {page.effects.length > 0 && (
        <Card className="my-4">
          <CardHead
            finding={staged > 0 ? `${staged} 项结果运用等待决定` : '结果运用均已决定'}
            sub="由管理办法按考核结果提出建议，逐项由人决定，不会自动执行。"
          />
          <CardBody flush className="pt-3">
            <EffectList effects={page.effects} decide={decideEffectAction} />
          </CardBody>
        </Card>
      )}
      <FilterBar
        action={path}
        params={query}
        fields={[
          {
            name: 'state',
            label: '状态',
            type: 'select',
            options: STATES.map((one) => ({ value: one, label: ASSESSMENT_LABELS[one].word })),
          },
          { name: 'grade', label: '等次', type: 'select', options: GRADES.map((one) => ({ value: one, label: GRADE_LABELS[one].word })) },
          { name: 'unit', label: '单位', type: 'select', options: page.units.map((unit) => ({ value: unit.id, label: unit.name })) },
        ]}
      />
      <FormTable rows={page.rows} bulkActions={bulkActionsOf(page)} summary={`本页 ${page.rows.length} 份`} />
      <Pagination nextHref={pageHref(path, query, 'after', page.nextAfter)} summary={`本页 ${page.rows.length} 份`} />
      {page.byUnit.length > 1 && (
        <Card className="mt-4">
          <CardHead finding={`${page.byUnit.filter(({ awaited }) => awaited > 0).length} 个单位尚未填报完`} sub="待填报多的在前。" />
          <CardBody flush className="pt-3">
            <CompletionTable units={page.byUnit} yearId={yearId} />
          </CardBody>
        </Card>
      )}
    </>
  )
}

function bulkActionsOf({ abilities }: YearPage): BulkAction[] {
  return [
    ...(abilities.endorse
      ? [
          {
            label: '审核通过',
            action: endorseFormsAction,
            consequences: '所选考核表将报市人才办确认。只能选择待单位审核的考核表。',
            success: '已审核通过，报市人才办确认。',
          },
        ]
      : []),
    ...(abilities.confirm
      ? [
          {
            label: '按单位建议确认',
            action: confirmFormsAction,
            consequences: '所选考核表按单位建议的等次确认，并通知本人；确认后不能再改。只能选择待市人才办确认的考核表。',
            success: '已确认。',
          },
        ]
      : []),
  ]
}

function CloseYear({ page }: { page: YearPage }) {
  const { id, version, year, completion } = page.year
  const open = completion.forms - completion.confirmed
  return (
    <ActionButton
      action={closeYearAction}
      input={{ yearId: id, version }}
      success={`${year} 年度考核已结束。`}
      confirm={{
        title: `结束 ${year} 年度考核`,
        consequences: `结束后不能再填报和改动。现有 ${open} 份没有确认：其中仍在任的必须先确认，已离任或称号已终止的不再等待。`,
        confirmLabel: '结束考核',
      }}
    >
      结束考核
    </ActionButton>
  )
}
