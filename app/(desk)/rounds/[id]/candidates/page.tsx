import type { Metadata } from 'next'
import { CandidatesTable } from '@/components/rounds/candidates-table'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { Pagination } from '@/components/ui/pagination'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCandidates } from '@/lib/rounds/candidate-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { disqualifyAction, qualifyAction } from '../../actions'
import { stageActions } from '../../stage-actions'

export const metadata: Metadata = { title: '候选对象' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<ListParams> }

export default async function CandidatesPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = await Promise.all([currentViewer(), params, searchParams])
  const filters = {
    q: firstValue(query, 'q'),
    state: firstValue(query, 'state'),
    lineId: firstValue(query, 'line') || undefined,
    after: firstValue(query, 'after') || undefined,
  }
  const [head, list] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readCandidates(viewer, id, filters))])
  const path = `/rounds/${id}/candidates`
  return (
    <RoundFrame head={head} current="candidates" actions={<RoundActions head={head} actions={stageActions} />}>
      <FilterBar
        action={path}
        params={query}
        count={`共 ${list.total} 个`}
        saved={list.counts.map((row) => ({
          label: `${row.label.text} ${row.count}`,
          href: hrefWith(path, query, { state: row.state }),
          current: filters.state === row.state,
        }))}
        fields={[
          { name: 'q', label: '姓名或名称', type: 'search', placeholder: '两个字即可' },
          {
            name: 'state',
            label: '状态',
            type: 'select',
            options: list.counts.map((row) => ({ value: row.state, label: row.label.text })),
          },
          { name: 'line', label: '条线', type: 'select', options: list.lines.map((line) => ({ value: line.id, label: line.name })) },
        ]}
      />
      <CandidatesTable
        roundId={id}
        rows={list.rows}
        canDecide={list.abilities.decide && (head.stage === 'nominating' || head.stage === 'qualifying')}
        actions={{ qualify: qualifyAction, disqualify: disqualifyAction }}
      />
      <Pagination
        previousHref={filters.after ? hrefWith(path, query, {}) : undefined}
        nextHref={pageHref(path, query, 'after', list.nextKey)}
        summary={`本页 ${list.rows.length} 个，共 ${list.total} 个`}
      />
    </RoundFrame>
  )
}
