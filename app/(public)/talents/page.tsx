import type { Metadata } from 'next'
import Link from 'next/link'
import { TalentFilters } from '@/components/public/talent-filters'
import { TalentRows } from '@/components/public/talent-rows'
import { viewTalent } from '@/components/public/talent-view'
import { PublicPage, PublicTitle } from '@/components/shell/public-frame'
import { firstValue, hrefWith, type ListParams, listValues, pageHref } from '@/components/tables/list-url'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { SearchInput } from '@/components/ui/input'
import { Pagination } from '@/components/ui/pagination'
import { formatDate } from '@/lib/platform/dates'
import { env } from '@/lib/platform/env'
import { isQueryCut, readPublicFilter } from '@/lib/pool/public-filter'
import { type PublicTalentPage, readPublicTalents } from '@/lib/pool/public-queries'
import { PLAN_LABELS } from '@/lib/titles/labels'

const PATH = '/talents'

type Props = { searchParams: Promise<ListParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const params = await searchParams
  // One address stands for the list; what somebody looked for is nothing to be found by others.
  return {
    title: '人才库',
    alternates: { canonical: `${env().baseUrl}${PATH}` },
    robots: firstValue(params, 'q') === '' ? undefined : { index: false, follow: true },
  }
}

type Choices = Awaited<ReturnType<typeof readPublicTalents>>['choices']

/** What is set, each as a chip that can be taken away. */
function chipsOf(params: ListParams, choices: Choices): { label: string; href: string }[] {
  const without = (key: string, value: string) =>
    hrefWith(PATH, params, { [key]: listValues(params, key).filter((item) => item !== value) })
  const { q, plan } = readPublicFilter(params)
  const unit = choices.units.find((item) => item.id === firstValue(params, 'unit'))
  return [
    ...(q ? [{ label: `“${q}”`, href: hrefWith(PATH, params, { q: undefined }) }] : []),
    ...(plan === '' ? [] : [{ label: PLAN_LABELS[plan], href: hrefWith(PATH, params, { plan: undefined }) }]),
    ...choices.titles
      .filter((title) => listValues(params, 'title').includes(title.code))
      .map((title) => ({ label: title.name, href: without('title', title.code) })),
    ...choices.lines
      .filter((line) => listValues(params, 'line').includes(line.id))
      .map((line) => ({ label: line.name, href: without('line', line.id) })),
    ...(unit ? [{ label: unit.name, href: hrefWith(PATH, params, { unit: undefined }) }] : []),
  ]
}

function Count({ page }: { page: PublicTalentPage }) {
  return (
    <p>
      <strong className="mr-1 text-18">{page.isMore ? `${page.total}+` : page.total}</strong>人符合
    </p>
  )
}

export default async function TalentsPage({ searchParams }: Props) {
  const params = await searchParams
  const filter = readPublicFilter(params)
  const page = await readPublicTalents(filter)
  const chips = chipsOf(params, page.choices)
  return (
    <PublicPage>
      <PublicTitle title="人才库" sub={`收录经本人同意公开的在任人才，数据截至 ${formatDate(page.asOf)}。`} />
      <search>
        <form method="get" action={PATH} className="mb-2 flex max-w-[760px] gap-2">
          <label htmlFor="talent-search" className="sr-only">
            按姓名、拼音或专长查找
          </label>
          <SearchInput id="talent-search" name="q" defaultValue={filter.q} placeholder="姓名、拼音、首字母或专长" className="h-11 flex-1" />
          <Button type="submit" variant="primary" size="lg">
            搜索
          </Button>
        </form>
      </search>
      <p className="mb-5 text-14 text-ink-3">
        {isQueryCut(params) ? '输入的内容太长，只按前 50 个字查找。' : '支持汉字、全拼与首字母，两个字即可查找。'}
      </p>
      <div className="grid grid-cols-[210px_minmax(0,1fr)] gap-8 max-md:grid-cols-1 max-md:gap-4">
        <aside>
          {/* One form for every width: on a phone it stays folded until asked for, without scripts. */}
          <input id="filters-shown" type="checkbox" className="peer sr-only md:hidden" />
          <label
            htmlFor="filters-shown"
            className="flex h-11 cursor-pointer items-center justify-between rounded border border-line px-4 font-semibold peer-focus-visible:outline-2 peer-focus-visible:outline-indigo md:hidden"
          >
            筛选条件
            <Icon name="filter" className="text-ink-3" />
          </label>
          <div className="max-md:hidden max-md:pt-3 max-md:peer-checked:block">
            <TalentFilters choices={page.choices} params={params} />
          </div>
        </aside>
        <section aria-label="人才名单">
          <div className="flex flex-wrap items-center gap-3 border-b border-line-strong pb-2.5">
            <Count page={page} />
            {chips.map((chip) => (
              <Chip key={chip.label} removeHref={chip.href}>
                {chip.label}
              </Chip>
            ))}
            {chips.length > 0 && (
              <Link href={PATH} className="text-14 text-indigo hover:underline">
                清除全部
              </Link>
            )}
            <span className="ml-auto text-14 text-ink-3">按姓名拼音排序</span>
          </div>
          {page.talents.length === 0 ? (
            <EmptyState icon="search" title="没有符合条件的人才" hint="可减少条件，或换一个姓名、拼音再试。未同意公开的人才不在此列。" />
          ) : (
            <TalentRows talents={page.talents.map(viewTalent)} query={filter.q} />
          )}
          <Pagination
            previousHref={pageHref(PATH, params, 'before', page.previousKey)}
            nextHref={pageHref(PATH, params, 'after', page.nextKey)}
          />
        </section>
      </div>
    </PublicPage>
  )
}
