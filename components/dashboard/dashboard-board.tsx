import type { ReactNode } from 'react'
import { Lead } from '@/components/ui/lead'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { formatDate, formatWeekday } from '@/lib/platform/dates'
import type { Dashboard } from '@/lib/targets/dashboard'
import { AttentionCard } from './attention-card'
import { ClassCards } from './class-cards'
import { DashboardFilter } from './dashboard-filter'
import { LadderCard } from './ladder-card'
import { LineGridCard } from './line-grid-card'
import { dashboardHref, personsHref } from './links'
import { PhoneFigures } from './phone-figures'
import { RankingCard } from './ranking-card'
import { TrendCard } from './trend-card'

type DashboardBoardProps = {
  path: string
  title: string
  dashboard: Dashboard
  showAllAttention: boolean
  showAllUnits: boolean
  /** Beside the filter: what is made of what is shown. */
  reportButton?: ReactNode
}

/** The whole dashboard of the city or of a unit, below one filter. */
export function DashboardBoard({ path, title, dashboard, showAllAttention, showAllUnits, reportButton }: DashboardBoardProps) {
  const { cycle, asOf, unit, line, verdict, ranking, classes } = dashboard
  const excelHref = dashboardHref('/dashboard/export', dashboard, { asOf, cycle: cycle.id, class: dashboard.trend.classCode })
  const hasTargets = classes.some((item) => item.target !== null)
  const where = [unit?.name, line ? line.name : ''].filter(Boolean).join(' · ')
  const expiring = classes.reduce((sum, item) => sum + item.expired + item.retiring, 0)
  return (
    <>
      <PageHeader
        title={title}
        sub={`${where ? `${where} · ` : ''}${cycle.name}${cycle.isSettled ? '（已结算）' : ''} · 截至 ${formatDate(asOf)}（${formatWeekday(asOf)}）· 数据来自人才台账`}
        actions={
          <>
            <div className="max-sm:hidden">
              <DashboardFilter path={path} dashboard={dashboard} />
            </div>
            {reportButton && <div className="max-sm:hidden">{reportButton}</div>}
          </>
        }
      />
      <PhoneFigures dashboard={dashboard} />
      <Lead
        tone={hasTargets ? verdict.tone : 'indigo'}
        action={
          <span className="flex flex-wrap gap-x-4">
            {cycle.isSettled && dashboard.isCity && <TextLink href={`/office/cycles/${cycle.id}/settlement`}>看结算结果</TextLink>}
            <TextLink href={dashboardHref('/dashboard/forecast', dashboard, { class: dashboard.trend.classCode })}>看测算依据</TextLink>
            {expiring > 0 && <TextLink href={personsHref(dashboard, { kind: 'expiring' })}>{`看到期的 ${expiring} 人次`}</TextLink>}
          </span>
        }
      >
        {hasTargets || !unit ? (
          verdict.parts.map((part) => (part.strong ? <b key={part.text}>{part.text}</b> : <span key={part.text}>{part.text}</span>))
        ) : (
          <UnitVerdict dashboard={dashboard} />
        )}
      </Lead>
      <details className="mb-4 rounded border border-line bg-surface px-4 py-3 sm:hidden">
        <summary className="min-h-6 text-14 text-indigo">更换条线、单位或日期，生成报告</summary>
        <div className="mt-3 grid gap-3">
          <DashboardFilter path={path} dashboard={dashboard} />
          {reportButton}
        </div>
      </details>
      <div className="max-sm:hidden">
        <ClassCards dashboard={dashboard} />
      </div>
      <div className={hasTargets ? 'mb-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_372px]' : 'mb-4 grid gap-4'}>
        <TrendCard path={path} dashboard={dashboard} excelHref={excelHref} />
        {hasTargets && <AttentionCard path={path} dashboard={dashboard} showAll={showAllAttention} />}
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2 xl:grid-cols-[minmax(0,16fr)_minmax(0,12fr)_minmax(0,18fr)]">
        <LineGridCard dashboard={dashboard} excelHref={excelHref} />
        <LadderCard dashboard={dashboard} excelHref={excelHref} />
        {ranking.length > 0 && <RankingCard path={path} dashboard={dashboard} excelHref={excelHref} showAll={showAllUnits} />}
      </div>
      <p className="mt-4 text-13 text-ink-3">
        数据口径：保持指当日在任且在职的持有者，同一计划只计最高称号；培育指本周期内首次获授（续评不计）；年底预计为已知的任期届满和退休，加在评轮次按往轮比例估计的命名。每个数字都可点开名单。
      </p>
    </>
  )
}

/** Targets are set per line, not per unit: a unit reads what it holds and what it will lose. */
function UnitVerdict({ dashboard }: { dashboard: Dashboard }) {
  const { classes, unit, endWord } = dashboard
  const held = classes.map((item) => `${item.name} ${item.held} 名`).join('、')
  const expired = classes.reduce((sum, item) => sum + item.expired, 0)
  const retiring = classes.reduce((sum, item) => sum + item.retiring, 0)
  const losses = [expired > 0 ? `${expired} 人次任期届满` : '', retiring > 0 ? `${retiring} 人次到龄退休` : ''].filter(Boolean).join('、')
  return (
    <>
      {unit?.name}现有{held}。
      {losses ? <b>{`${endWord}前 ${losses}，请提前安排续评和接续人选。`}</b> : `${endWord}前没有已知的到期或退休。`}
    </>
  )
}
