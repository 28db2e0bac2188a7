import type { Metadata } from 'next'
import { ContributionTable } from '@/components/radiation/contribution-table'
import { ContributionTabs } from '@/components/radiation/contribution-tabs'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { buttonVariants, LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { parseContributionFilter } from '@/lib/radiation/contribution-filter'
import { readContributions } from '@/lib/radiation/contribution-queries'
import { CONTRIBUTION_KINDS, CONTRIBUTION_STATES } from '@/lib/radiation/contribution-states'
import { KIND_LABELS, STATE_LABELS } from '@/lib/radiation/labels'
import { verifyContributionsAction } from './actions'

export const metadata: Metadata = { title: '辐射贡献' }

const PATH = '/contributions'

export default async function ContributionsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const filter = parseContributionFilter((name) => firstValue(params, name))
  const page = await orNotFound(readContributions(viewer, filter))
  const { abilities } = page
  const top = Math.min(...page.units.map((unit) => unit.depth))
  const isFiltered = Boolean(filter.kind || filter.state || filter.year || filter.unitId || filter.name || filter.isMine || filter.after)
  return (
    <>
      <PageHeader
        title={abilities.isOwnOnly ? '我的辐射贡献' : '辐射贡献'}
        sub={
          abilities.isOwnOnly
            ? '带头办案、编写指南、课题研究、指导意见、授课带教，经单位核实后计数，用于年度考核。'
            : '人才带头办案、编写指南、开展课题、指导会诊、授课带教的登记和核实。'
        }
        actions={
          <>
            {abilities.export && (
              <a href={hrefWith(`${PATH}/export`, params, {})} className={buttonVariants()} download>
                导出
              </a>
            )}
            {abilities.enter && (
              <LinkButton href={`${PATH}/new`} variant="primary" icon="plus">
                登记贡献
              </LinkButton>
            )}
          </>
        }
      />
      {!abilities.isOwnOnly && <ContributionTabs current="list" />}
      <FilterBar
        action={PATH}
        params={params}
        fields={[
          ...(abilities.isOwnOnly ? [] : [{ name: 'q', label: '姓名', type: 'search' as const, placeholder: '姓名、拼音或首字母' }]),
          {
            name: 'kind',
            label: '类别',
            type: 'select',
            placeholder: '全部',
            options: CONTRIBUTION_KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind].word })),
          },
          ...(page.units.length > 1
            ? [
                {
                  name: 'unit',
                  label: '单位',
                  type: 'select' as const,
                  placeholder: '全部',
                  options: page.units.map((unit) => ({ value: unit.id, label: `${'\u3000'.repeat(unit.depth - top)}${unit.name}` })),
                },
              ]
            : []),
          {
            name: 'year',
            label: '年度',
            type: 'select',
            placeholder: '全部',
            options: page.years.map((year) => ({ value: String(year), label: `${year} 年` })),
          },
          {
            name: 'state',
            label: '状态',
            type: 'select',
            placeholder: '全部',
            options: CONTRIBUTION_STATES.map((state) => ({ value: state, label: STATE_LABELS[state].word })),
          },
        ]}
        saved={
          abilities.verify
            ? [
                {
                  label: `待我核实 ${page.waiting} 件`,
                  href: hrefWith(PATH, {}, { show: 'mine' }),
                  current: filter.isMine,
                },
              ]
            : undefined
        }
        count={`共 ${page.count}${page.isCountCut ? '+' : ''} 件`}
      />
      <ContributionTable
        page={page}
        isFiltered={isFiltered}
        isMine={filter.isMine ?? false}
        verify={filter.isMine ? verifyContributionsAction : undefined}
      />
      <Pagination
        nextHref={pageHref(PATH, params, 'after', page.nextAfter)}
        summary={
          <>
            {`本页 ${page.rows.length} 件`}
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
