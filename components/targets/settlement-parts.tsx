import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatInstant } from '@/lib/platform/dates'
import { formatGap } from '@/lib/targets/progress'
import type { SettledDefinition, SettlementDifference, SettlementFigures } from '@/lib/targets/settlement'
import type { SettlementPage } from '@/lib/targets/settlement-queries'

/** Held against target and cultivated, line by line. */
export function SettlementTable({ figures, isSettled }: { figures: SettlementFigures; isSettled: boolean }) {
  const reached = figures.classes.filter((item) => item.target !== null && item.held >= item.target)
  const set = figures.classes.filter((item) => item.target !== null)
  const finding = set.length === 0 ? '本周期没有设定目标' : `${set.length} 类指标中 ${reached.length} 类${isSettled ? '完成' : '可完成'}`
  return (
    <Card>
      <CardHead finding={finding} sub="保持 / 目标（差额）；培育为周期内首次获授。" />
      <CardBody flush className="pt-3">
        <TableFrame
          label="结算数字"
          bare
          className="max-md:[&_table]:flex! max-md:[&_table]:flex-col max-md:[&_tfoot]:order-first max-md:[&_tfoot]:border-b max-md:[&_tfoot]:border-line"
        >
          <thead>
            <tr>
              <Th>条线</Th>
              {figures.classes.flatMap((item) => [
                <Th key={`${item.code}-held`} numeric>
                  {item.name}
                </Th>,
                <Th key={`${item.code}-cultivated`} numeric>
                  培育
                </Th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {figures.lines.map((line) => (
              <tr key={line.lineId}>
                <RowHead className="whitespace-nowrap">{line.name}</RowHead>
                {figures.classes.flatMap((item) => {
                  const cell = line.cells[item.code] ?? { held: 0, cultivated: 0, target: null }
                  return pairOf(item, cell, false)
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="md:[&>*]:border-t md:[&>*]:border-b-0 md:[&>*]:border-line-strong">
              <th scope="row" data-title="" className="h-[38px] px-2 text-left font-semibold">
                全市
              </th>
              {figures.classes.flatMap((item) => pairOf(item, item, true))}
            </tr>
          </tfoot>
        </TableFrame>
      </CardBody>
    </Card>
  )
}

type Cell = { held: number; cultivated: number; target: number | null }

/** Two columns of a class; on a phone one, with the cultivated in it. */
function pairOf({ code, name }: { code: string; name: string }, cell: Cell, isTotal: boolean) {
  return [
    <Td key={`${code}-held`} label={name} numeric strong={isTotal}>
      <Held {...cell} />
    </Td>,
    <Td key={`${code}-cultivated`} numeric strong={isTotal} muted={!isTotal} className="max-md:hidden!">
      {cell.cultivated}
    </Td>,
  ]
}

function Held({ held, cultivated, target }: Cell) {
  return (
    <span className="whitespace-nowrap">
      {target === null ? held : `${held}/${target}`}
      {target !== null && <span className={held < target ? 'ml-2 text-rose' : 'ml-2 text-green'}>{formatGap(target - held)}</span>}
      <span className="ml-2 font-normal text-ink-3 md:hidden">{`培育 ${cultivated}`}</span>
    </span>
  )
}

/** What the ledger and the targets of the same day say today. */
export function SettlementDifferences({ differences }: { differences: readonly SettlementDifference[] }) {
  return (
    <Card>
      <CardHead
        finding={differences.length === 0 ? '结算后没有差异' : `结算后有 ${differences.length} 处差异`}
        sub="结算本身不变；这里并列显示同一日按现在的台账、指标和口径计算的数字。"
      />
      <CardBody flush className="pt-3">
        {differences.length === 0 ? (
          <EmptyState icon="check" title="现在的数字与结算一致" />
        ) : (
          <TableFrame label="结算后的差异" bare>
            <thead>
              <tr>
                <Th>条线</Th>
                <Th>类别</Th>
                <Th>项目</Th>
                <Th numeric>结算</Th>
                <Th numeric>现在</Th>
              </tr>
            </thead>
            <tbody>
              {differences.map((item) => (
                <tr key={`${item.lineName}-${item.className}-${item.what}`}>
                  <RowHead>{item.lineName}</RowHead>
                  <Td label="类别">{item.className}</Td>
                  <Td label="项目">{item.what}</Td>
                  <Td label="结算" numeric>
                    {item.settled ?? '未设'}
                  </Td>
                  <Td label="现在" numeric strong>
                    {item.now ?? '未设'}
                  </Td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}

const CAUSES = { correction: '台账更正', revision: '指标修订' } as const

export function SettlementCauses({ causes }: { causes: SettlementPage['causes'] }) {
  return (
    <Card>
      <CardHead finding="差异的原因" sub="结算之后的倒签更正和指标修订。" />
      <CardBody flush className="pt-3">
        <TableFrame label="差异的原因" bare>
          <thead>
            <tr>
              <Th>性质</Th>
              <Th>原因</Th>
              <Th>涉及</Th>
              <Th>时间</Th>
            </tr>
          </thead>
          <tbody>
            {causes.map((cause) => (
              <tr key={cause.id}>
                <RowHead>{CAUSES[cause.kind]}</RowHead>
                <Td label="原因">{cause.reason}</Td>
                <Td label="涉及">{cause.days}</Td>
                <Td label="时间">{formatInstant(cause.at)}</Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </CardBody>
    </Card>
  )
}

export function SettlementDefinitions({ definitions, isSettled }: { definitions: readonly SettledDefinition[]; isSettled: boolean }) {
  return (
    <Card>
      <CardHead finding={isSettled ? '结算所用的统计口径' : '现行统计口径'} />
      <CardBody flush className="pt-3">
        <TableFrame label="统计口径" bare>
          <thead>
            <tr>
              <Th>类别</Th>
              <Th>版本</Th>
              <Th>计入的称号</Th>
            </tr>
          </thead>
          <tbody>
            {definitions.map((item) => (
              <tr key={item.code}>
                <RowHead>{item.name}</RowHead>
                <Td label="版本">{`第 ${item.version} 版`}</Td>
                <Td label="计入的称号">{item.titleNames.join('、')}</Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </CardBody>
    </Card>
  )
}
