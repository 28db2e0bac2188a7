import type { Metadata } from 'next'
import { NominationTable } from '@/components/nominations/nomination-table'
import { OpenRounds } from '@/components/nominations/open-rounds'
import { StartNomination } from '@/components/nominations/start-nomination'
import { StartOwn } from '@/components/nominations/start-own'
import { StartProject } from '@/components/nominations/start-project'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, type ListParams, pageHref } from '@/components/tables/list-url'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { listFilters } from '@/lib/rounds/nomination-filters'
import { type OpenRound, readNominations, readProjectPlaces } from '@/lib/rounds/nomination-list-queries'
import { searchCandidatesAction, startNominationAction, startOwnNominationAction, startProjectNominationAction } from './actions'

export const metadata: Metadata = { title: '推荐申报' }

const PATH = '/nominations'

export default async function NominationsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const viewer = await currentViewer()
  const list = await orNotFound(
    readNominations(viewer, {
      state: firstValue(params, 'state'),
      after: firstValue(params, 'after') || undefined,
      before: firstValue(params, 'before') || undefined,
    }),
  )
  const entersProjects = list.openRounds.some((round) => round.canStart && round.subjectKind === 'project')
  const places = entersProjects ? await readProjectPlaces(viewer) : { units: [], lines: [] }
  const isTalent = viewer.role === 'talent'

  const start = (round: OpenRound) => {
    if (!round.canStart) return null
    if (isTalent) return <StartOwn roundId={round.id} roundName={round.name} action={startOwnNominationAction} />
    if (round.subjectKind === 'project') return <StartProject round={round} places={places} start={startProjectNominationAction} />
    return <StartNomination round={round} search={searchCandidatesAction} start={startNominationAction} />
  }

  return (
    <>
      <PageHeader
        title="推荐申报"
        sub={isTalent ? '本人的申报和单位对本人的推荐' : '发起推荐、填写推荐表、提交单位党组审议，跟踪办理进度'}
      />
      <OpenRounds rounds={list.openRounds} isTalent={isTalent} start={start} />
      <FilterBar
        action={PATH}
        params={params}
        fields={[
          {
            name: 'state',
            label: '状态',
            type: 'select',
            options: Object.entries(listFilters).map(([value, { label }]) => ({ value, label })),
          },
        ]}
        count={`共 ${list.total} 份`}
      />
      {list.rows.length === 0 ? (
        <EmptyState
          icon="flag"
          title="没有符合条件的推荐"
          hint={
            list.openRounds.some((round) => round.canStart) ? '可在上方选择正在申报的评选，发起推荐。' : '有评选开放申报时，会在这里列出。'
          }
        />
      ) : (
        <>
          <NominationTable rows={list.rows} />
          <Pagination
            previousHref={list.previousKey ? pageHref(PATH, params, 'before', list.previousKey) : undefined}
            nextHref={list.nextKey ? pageHref(PATH, params, 'after', list.nextKey) : undefined}
            summary={`本页 ${list.rows.length} 份`}
          />
        </>
      )}
    </>
  )
}
