import { Funnel } from '@/components/charts/funnel'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { OverviewView } from '@/lib/rounds/overview-queries'

const parts = (...items: [string, number][]) =>
  items
    .filter(([, count]) => count > 0)
    .map(([label, count]) => `${label} ${count}`)
    .join('，')

/** How many are left after each step; where the others went. */
export function OverviewFunnel({ view, isPerson, resultWord }: { view: OverviewView; isPerson: boolean; resultWord: string }) {
  const { funnel, sheets } = view
  const measure = isPerson ? '人' : '项'
  const finding =
    funnel.qualified > 0 ? `${funnel.handedIn} ${measure}申报，${funnel.qualified} ${measure}进入评审` : `${funnel.handedIn} ${measure}申报`
  return (
    <Card>
      <CardHead finding={finding} sub={sheets.needed > 0 ? `评分表 ${sheets.sealed} / ${sheets.needed} 份已封存` : '尚未分配评审专家'} />
      <CardBody>
        <Funnel
          label={`申报到${resultWord}各步数量`}
          steps={[
            { label: '提交申报', value: funnel.handedIn },
            {
              label: '单位党组同意',
              value: funnel.endorsed,
              note: parts(['未同意', funnel.returnedByUnit], ['撤回失效', funnel.withdrawn]),
            },
            { label: '资格审查通过', value: funnel.qualified, note: parts(['不合格', funnel.disqualified]) },
            { label: '评分表齐备', value: funnel.complete, note: parts(['未齐', funnel.qualified - funnel.complete]) },
            ...(funnel.places === null
              ? []
              : [
                  {
                    label: `拟${resultWord}名额`,
                    value: funnel.places,
                    note: funnel.floor > 0 ? `基层不少于 ${funnel.floor}` : '',
                    limit: true,
                  },
                ]),
          ]}
        />
      </CardBody>
    </Card>
  )
}
