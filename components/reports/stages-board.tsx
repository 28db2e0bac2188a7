import Link from 'next/link'
import { Radar } from '@/components/charts/radar'
import { ScoreCell } from '@/components/charts/score-cell'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatDate } from '@/lib/platform/dates'
import type { StagesPage } from '@/lib/reports/stage-queries'
import { STAGE_LABELS, STAGE_RULES, STAGES, type StageRules, type StageScore, stagesFinding, type UnitStages } from '@/lib/reports/stages'

function Score({ item, rules }: { item: StageScore; rules: StageRules }) {
  if (item.value === null) return <span className="text-13 text-ink-3">尚无数据</span>
  return (
    <span title={item.facts}>
      <ScoreCell value={item.value} weakBelow={rules[item.stage]} />
    </span>
  )
}

/** Units by the five stages, weak spots named; one unit with what its scores are made of. */
export function StagesBoard({ page }: { page: StagesPage }) {
  const { parent, units, whole, rules, isCity } = page
  return (
    <>
      <PageHeader
        breadcrumb={
          parent
            ? [
                isCity ? { label: '五环节', href: '/dashboard/stages' } : { label: '本单位指标', href: '/dashboard/unit' },
                { label: parent.name },
              ]
            : [{ label: '指标驾驶舱', href: '/dashboard' }, { label: '五环节' }]
        }
        title={parent ? `${parent.name}五环节` : '各单位五环节'}
        sub={`选拔、评价、激励、保障、辐射 · ${page.cycleName} · 截至 ${formatDate(page.asOf)}${page.assessmentYear ? ` · 评价取 ${page.assessmentYear} 年度考核` : ''}`}
        actions={
          page.abilities.setRules && (
            <LinkButton href="/dashboard/stages/rules" icon="settings">
              设置标准
            </LinkButton>
          )
        }
      />
      <div className="grid gap-4">
        {whole && <Whole unit={whole} rules={rules} />}
        {(units.length > 0 || !whole) && <Units units={units} rules={rules} />}
      </div>
      <p className="mt-4 text-13 text-ink-3">
        {STAGES.map((stage) => `${STAGE_LABELS[stage]}：${STAGE_RULES[stage]}`).join('；')}
        {`。选拔的标准为每百人在任人才 ${rules.perHundred} 名${[
          ['推荐', rules.nominatedPerHundred],
          ['审查合格', rules.qualifiedPerHundred],
          ['命名', rules.conferredPerHundred],
        ]
          .filter(([, standard]) => standard !== 0)
          .map(([what, standard]) => `、${what} ${standard} 人`)
          .join(
            '',
          )}，推荐按推荐时所在单位计，未公布结果的轮次不计；辐射的标准为每名人才每年 ${rules.contributionsPerHolder} 件、${rules.contributingShare}% 的人才有贡献；低于分数线的标为“弱”；综合为有数据环节的平均分。`}
      </p>
    </>
  )
}

function Whole({ unit, rules }: { unit: UnitStages; rules: StageRules }) {
  const known = unit.stages.filter((item) => item.value !== null)
  return (
    <Card>
      <CardHead
        finding={
          unit.weak.length > 0
            ? `薄弱环节：${unit.weak.map((stage) => STAGE_LABELS[stage]).join('、')}`
            : known.length > 0
              ? '没有薄弱环节'
              : '尚无数据'
        }
        sub={unit.overall === null ? undefined : `综合 ${unit.overall} 分`}
      />
      <CardBody>
        <div className="grid items-center gap-6 lg:grid-cols-[minmax(0,360px)_minmax(0,1fr)]">
          {known.length > 2 && (
            <Radar
              label={`${unit.name}五环节得分`}
              axes={known.map((item) => ({ label: STAGE_LABELS[item.stage], value: item.value ?? 0, weak: item.isWeak }))}
            />
          )}
          <dl className="grid gap-3">
            {unit.stages.map((item) => (
              <div key={item.stage} className="grid grid-cols-[4em_6em_minmax(0,1fr)] items-baseline gap-3">
                <dt className="font-semibold">{STAGE_LABELS[item.stage]}</dt>
                <dd>
                  <Score item={item} rules={rules} />
                </dd>
                <dd className="text-13 text-ink-2">{item.facts}</dd>
              </div>
            ))}
          </dl>
        </div>
      </CardBody>
    </Card>
  )
}

function Units({ units, rules }: { units: readonly UnitStages[]; rules: StageRules }) {
  return (
    <Card>
      <CardHead finding={stagesFinding(units)} sub="各环节满分 100 分；点单位看得分的由来。" />
      <CardBody flush className="pt-3">
        {units.length === 0 ? (
          <EmptyState icon="building" title="没有下级单位" />
        ) : (
          <TableFrame label="各单位五环节" bare>
            <thead>
              <tr>
                <Th>单位</Th>
                <Th numeric>综合</Th>
                {STAGES.map((stage) => (
                  <Th key={stage}>{STAGE_LABELS[stage]}</Th>
                ))}
                <Th>薄弱环节</Th>
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <tr key={unit.unitId}>
                  <RowHead>
                    <Link href={`/dashboard/stages?unit=${unit.unitId}`} className="text-indigo hover:underline">
                      {unit.name}
                    </Link>
                  </RowHead>
                  <Td label="综合" numeric strong>
                    {unit.overall ?? '—'}
                  </Td>
                  {unit.stages.map((item) => (
                    <Td key={item.stage} label={STAGE_LABELS[item.stage]} className={item.value === null ? 'max-md:hidden!' : undefined}>
                      <Score item={item} rules={rules} />
                    </Td>
                  ))}
                  <Td label="薄弱环节">{unit.weak.map((stage) => STAGE_LABELS[stage]).join('、') || '无'}</Td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}
