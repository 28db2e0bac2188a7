import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TitleBadge } from '@/components/ui/title-badge'
import { daysBetween, formatDate } from '@/lib/platform/dates'
import type { HoldingPage, HoldingRow } from '@/lib/titles/holding-filter'
import { BASIS_LABELS, PLAN_BARS, STANDING_LABELS } from '@/lib/titles/labels'
import { EndHoldingDialog } from './end-holding-dialog'
import { OutsideCertificate } from './outside-certificate'
import { type PrintAction, PrintCertificate } from './print-certificate'

type EndAction = Parameters<typeof EndHoldingDialog>[0]['action']

function Remaining({ row, today }: { row: HoldingRow; today: string }) {
  if (row.standing !== 'running') {
    const state = STANDING_LABELS[row.standing]
    return <Badge tone={state.tone}>{state.word}</Badge>
  }
  if (row.endsOn === null) return <Badge tone="green">长期有效</Badge>
  const days = daysBetween(today, row.endsOn)
  if (days <= 90) return <Badge tone="amber">{days === 0 ? '今日到期' : `${days} 日后到期`}</Badge>
  return <Badge tone="green">在任</Badge>
}

type HoldingsTableProps = { page: HoldingPage; endAction: EndAction; printAction: PrintAction }

/** Holdings, those that end first at the top. */
export function HoldingsTable({ page, endAction, printAction }: HoldingsTableProps) {
  const hasTools = page.abilities.end || page.rows.some((row) => row.certificate)
  return (
    <TableFrame label="任期与称号" sticky>
      <thead>
        <tr>
          <Th>姓名</Th>
          <Th>单位</Th>
          <Th>条线</Th>
          <Th>称号</Th>
          <Th>任期</Th>
          <Th>状态</Th>
          <Th>依据</Th>
          {hasTools && (
            <Th>
              <span className="sr-only">操作</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <tr key={row.id}>
            <RowHead>
              <Link href={`/people/${row.personId}`} className="text-indigo hover:underline">
                {row.name}
              </Link>
              {row.post && <span className="block text-12 text-ink-3">{row.post}</span>}
            </RowHead>
            <Td label="单位">{row.unitName}</Td>
            <Td label="条线">{row.lineName}</Td>
            <Td label="称号">
              <TitleBadge bar={PLAN_BARS[row.plan]}>{row.title}</TitleBadge>
            </Td>
            <Td label="任期">{`${formatDate(row.startsOn)}至${row.endsOn ? formatDate(row.endsOn) : '长期'}`}</Td>
            <Td label="状态">
              <Remaining row={row} today={page.today} />
              {row.endReason && <span className="block text-12 text-ink-3">{row.endReason}</span>}
            </Td>
            <Td label="依据">
              {BASIS_LABELS[row.basis]}
              {row.isRenewal && '（续评）'}
              {row.documentNumber && <span className="block text-12 text-ink-3">{row.documentNumber}</span>}
              <OutsideCertificate basis={row.basis} award={row.outside} proofFileId={row.outside?.proofFileId} />
            </Td>
            {hasTools && (
              <Td numeric>
                {row.certificate && <PrintCertificate certificate={row.certificate} holder={row.name} action={printAction} />}
                {row.canEnd && <EndHoldingDialog holding={row} today={page.today} action={endAction} />}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
