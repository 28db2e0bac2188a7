import type { Metadata } from 'next'
import { RankingTable } from '@/components/rounds/ranking-table'
import { ReviewerOutliersCard } from '@/components/rounds/reviewer-outliers-card'
import { ReviewerSpreadCard } from '@/components/rounds/reviewer-spread-card'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { RuleComparisonCard } from '@/components/rounds/rule-comparison-card'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardFoot, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Segmented } from '@/components/ui/segmented'
import { currentViewer } from '@/lib/platform/access/session'
import { formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readRanking } from '@/lib/rounds/ranking-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { stageActions } from '../../stage-actions'

export const metadata: Metadata = { title: '评分与排名' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<ListParams> }

export default async function ScoresPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = await Promise.all([currentViewer(), params, searchParams])
  const version = Number(firstValue(query, 'version')) || undefined
  const [head, view] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readRanking(viewer, id, version))])
  const path = `/rounds/${id}/scores`
  const inside = view?.rows.filter((row) => row.result === 'selected').length ?? 0
  const tied = view?.rows.filter((row) => row.result === 'tied').length ?? 0
  return (
    <RoundFrame head={head} current="scores" actions={<RoundActions head={head} actions={stageActions} />}>
      {view === null ? (
        <Card>
          <EmptyState
            icon="lock"
            title="结束评分之前，评分和名次对任何人不显示"
            hint="全部评分表封存或免评后，由市人才办结束评分，系统按方案规则一次性计算排序并固定。"
          />
        </Card>
      ) : (
        <div className="grid gap-4">
          {view.warnings.length > 0 && (
            <Alert tone="amber" title="合成规则提示：">
              {view.warnings.join('')}
            </Alert>
          )}
          <Card>
            <CardHead
              finding={`${view.rows.length} 个候选对象，${inside} 个入围${tied > 0 ? `，${tied} 个并列待定` : ''}`}
              sub={`${view.ruleName}；第 ${view.version} 版，${formatInstant(view.computedAt)} 固定`}
              tools={
                <>
                  {view.versions.length > 1 && (
                    <Segmented
                      label="排序版本"
                      items={view.versions.map((item) => ({
                        label: `第 ${item.version} 版`,
                        href: `${path}?version=${item.version}`,
                        current: item.version === view.version,
                      }))}
                    />
                  )}
                  {view.abilities.export && (
                    <a className={buttonVariants({ size: 'sm' })} href={`${path}/export?version=${view.version}`} download>
                      导出
                    </a>
                  )}
                </>
              }
              className="pb-3"
            />
            <RankingTable
              bare
              label="排名"
              view={view}
              rows={view.rows}
              hrefOf={(row) => `${path}/${row.nominationId}?version=${view.version}`}
            />
            <CardFoot>
              {view.hidden > 0 && <p>按回避规定，有 {view.hidden} 个候选对象对您不显示，名次按其余对象计，且不能导出。</p>}
              {view.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
              <p>
                区间由评分表的离散程度推算；线上概率是按这一离散程度反复模拟评分、每次都按名额和基层保底选取，该对象落在名额线以内的比例。仅供领导小组参考。
              </p>
              <p className="break-all">排序校验码：{view.digest}</p>
            </CardFoot>
          </Card>
          <RuleComparisonCard view={view} />
          {view.outliers && <ReviewerOutliersCard view={view.outliers} />}
          {view.spread.length > 0 && <ReviewerSpreadCard rows={view.spread} />}
        </div>
      )}
    </RoundFrame>
  )
}
