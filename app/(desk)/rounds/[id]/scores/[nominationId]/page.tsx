import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SheetComments, SheetsTable } from '@/components/rounds/sheets-table'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readRanking } from '@/lib/rounds/ranking-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'

export const metadata: Metadata = { title: '评分表' }

type Props = { params: Promise<{ id: string; nominationId: string }>; searchParams: Promise<ListParams> }

export default async function CandidateSheetsPage({ params, searchParams }: Props) {
  const [viewer, { id, nominationId }, query] = await Promise.all([currentViewer(), params, searchParams])
  const version = Number(firstValue(query, 'version')) || undefined
  const [head, view] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readRanking(viewer, id, version))])
  const index = view?.rows.findIndex((row) => row.nominationId === nominationId) ?? -1
  const row = view?.rows[index]
  if (!view || !row) notFound()
  const path = `/rounds/${id}/scores`
  const [previous, next] = [view.rows[index - 1], view.rows[index + 1]]
  const totals = row.sheets.map((sheet) => sheet.total)
  const spread = totals.length > 1 ? Math.max(...totals) - Math.min(...totals) : 0
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: '评选轮次', href: '/rounds' },
          { label: head.name, href: `/rounds/${id}` },
          { label: '评分与排名', href: path },
        ]}
        title={row.name}
        badge={<Badge tone={row.label.tone}>{row.label.text}</Badge>}
        sub={`第 ${row.rank} 名 · ${row.unit} · ${row.line} · ${row.reason}`}
        actions={
          <>
            {previous && (
              <LinkButton href={`${path}/${previous.nominationId}?version=${view.version}`} icon="chevron-left">
                上一名
              </LinkButton>
            )}
            {next && (
              <LinkButton href={`${path}/${next.nominationId}?version=${view.version}`} iconAfter="chevron-right">
                下一名
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid gap-4">
        <Card>
          <CardHead
            finding={`得分 ${row.value.toFixed(2)}，${row.sheets.length} 份评分表，最高与最低相差 ${spread.toFixed(2)} 分`}
            sub={view.showsReviewers ? '专家姓名仅监督人员可见' : '专家以字母代替，字母在每个候选对象中随机编排'}
            className="pb-3"
          />
          <SheetsTable view={view} row={row} />
        </Card>
        <Card>
          <CardHead finding="评语" />
          <CardBody>
            <SheetComments view={view} row={row} />
          </CardBody>
        </Card>
      </div>
    </>
  )
}
