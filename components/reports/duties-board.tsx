import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatDate } from '@/lib/platform/dates'
import { DUTY_KINDS, DUTY_LABELS, type DutyLine, type DutySum, dutiesFinding, type UnitDuties } from '@/lib/reports/duties'
import type { DutiesPage } from '@/lib/reports/duty-queries'

function Sum({ sum }: { sum: DutySum }) {
  if (sum.open === 0) return <span className="text-ink-3">0</span>
  return (
    <span className="whitespace-nowrap">
      {sum.open}
      {sum.overdue > 0 && <span className="ml-1 font-semibold text-rose">{`逾期 ${sum.overdue}`}</span>}
    </span>
  )
}

/** What each unit's first-in-command owes, done and overdue. */
export function DutiesBoard({ page }: { page: DutiesPage }) {
  const { parent, units, whole, isCity, asOf, lines } = page
  const rows = whole ? [whole, ...units] : units
  return (
    <>
      <PageHeader
        breadcrumb={parent && isCity ? [{ label: '履职清单', href: '/dashboard/duties' }, { label: parent.name }] : undefined}
        title={parent ? `${parent.name}履职清单` : '各单位履职清单'}
        sub={`各单位第一责任人应办、逾期和已办事项 · 截至 ${formatDate(asOf)}`}
        actions={
          <a href={`/dashboard/duties/export${parent ? `?unit=${parent.id}` : ''}`} className={buttonVariants()} download>
            导出清单
          </a>
        }
      />
      <div className="grid gap-4">
        {whole && <Waiting lines={lines} unit={whole} />}
        {(units.length > 0 || !whole) && <Units rows={whole ? rows : units} finding={dutiesFinding(units)} ownId={whole?.unitId} />}
      </div>
      <p className="mt-4 text-13 text-ink-3">
        含下属单位。审议推荐、补正退回以申报截止或补正期限为期；答复调动以拟调出日为期；报送考核以考核年度的报送期限为期；落实待遇以各项约定的日期为期；安排续任为
        90
        天内任期届满的人次。完成指标为每个条线每类人才一项：条线目标按各单位本条线在册人数分摊到人，按时序进度（每年年末和周期末）计应有人数，到期未达到的为逾期，已达到的计入已办。其他已办为本年
        1 月 1 日以来。
      </p>
    </>
  )
}

function Waiting({ lines, unit }: { lines: readonly DutyLine[]; unit: UnitDuties }) {
  return (
    <Card>
      <CardHead
        finding={
          lines.length === 0
            ? '没有待办事项'
            : `待办 ${unit.total.open} 项${unit.total.overdue > 0 ? `，其中逾期 ${unit.total.overdue} 项` : ''}`
        }
        sub={`本年已办 ${unit.total.done} 项${unit.responsible.length > 0 ? ` · 第一责任人 ${unit.responsible.join('、')}` : ''}`}
      />
      <CardBody flush className="pt-3">
        {lines.length === 0 ? (
          <EmptyState icon="check" title="应办事项都已办结" />
        ) : (
          <TableFrame label="待办事项" bare>
            <thead>
              <tr>
                <Th>单位</Th>
                <Th>事项</Th>
                <Th>内容</Th>
                <Th numeric>待办</Th>
                <Th>期限</Th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key}>
                  <RowHead>{line.unitName}</RowHead>
                  <Td label="事项">{DUTY_LABELS[line.kind]}</Td>
                  <Td label="内容">{line.what}</Td>
                  <Td label="待办" numeric>
                    <Sum sum={line} />
                  </Td>
                  <Td label="期限">{line.dueOn ? formatDate(line.dueOn) : '按各项约定'}</Td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}

function Units({ rows, finding, ownId }: { rows: readonly UnitDuties[]; finding: string; ownId: string | undefined }) {
  return (
    <Card>
      <CardHead finding={finding} sub="数字为待办项数；点单位看逐项内容和期限。" />
      <CardBody flush className="pt-3">
        <TableFrame label="各单位履职清单" bare>
          <thead>
            <tr>
              <Th>单位</Th>
              <Th>第一责任人</Th>
              {DUTY_KINDS.map((kind) => (
                <Th key={kind} numeric>
                  {DUTY_LABELS[kind]}
                </Th>
              ))}
              <Th numeric>待办合计</Th>
              <Th numeric>本年已办</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((unit) => (
              <tr key={unit.unitId}>
                <RowHead>
                  {unit.unitId === ownId ? (
                    `${unit.name}（含下属）`
                  ) : (
                    <Link href={`/dashboard/duties?unit=${unit.unitId}`} className="text-indigo hover:underline">
                      {unit.name}
                    </Link>
                  )}
                </RowHead>
                <Td label="第一责任人">{unit.responsible.join('、') || '未设'}</Td>
                {DUTY_KINDS.map((kind) => (
                  <Td key={kind} label={DUTY_LABELS[kind]} numeric className={unit.byKind[kind].open === 0 ? 'max-md:hidden!' : undefined}>
                    <Sum sum={unit.byKind[kind]} />
                  </Td>
                ))}
                <Td label="待办合计" numeric strong>
                  <Sum sum={unit.total} />
                </Td>
                <Td label="本年已办" numeric>
                  {unit.total.done}
                </Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </CardBody>
    </Card>
  )
}
