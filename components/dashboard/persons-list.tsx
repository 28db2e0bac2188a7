import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TitleBadge } from '@/components/ui/title-badge'
import { addDays, formatDate } from '@/lib/platform/dates'
import type { PersonBehind, PersonsBehind } from '@/lib/targets/persons-behind'
import { PLAN_BARS } from '@/lib/titles/labels'

function Name({ row }: { row: PersonBehind }) {
  if (!row.canOpen) return row.name
  return (
    <Link href={`/people/${row.personId}`} className="text-indigo hover:underline">
      {row.name}
    </Link>
  )
}

function Titles({ row }: { row: PersonBehind }) {
  return (
    <span className="flex flex-wrap gap-1.5 max-md:justify-end">
      {row.titles.map((title) => (
        <TitleBadge key={`${title.name}${title.startsOn}`} bar={PLAN_BARS[title.plan]}>
          {title.name}
        </TitleBadge>
      ))}
    </span>
  )
}

function term(row: PersonBehind): string {
  const [title] = row.titles
  if (!title) return '无记录'
  return `${formatDate(title.startsOn)}至${title.endsOn ? formatDate(title.endsOn) : '长期'}`
}

/** Last day that counts and why; the ledger's own date is the day after. */
function leaving(row: PersonBehind): string {
  return row.leavesOn ? `${formatDate(addDays(row.leavesOn, -1))}（${row.leaveReason}）` : '无已知变化'
}

function Renewal({ row }: { row: PersonBehind }) {
  if (!row.renewal) return <span className="text-ink-3">不涉及</span>
  return (
    <>
      <Badge tone={row.renewal.canRenew ? 'green' : 'rose'}>{row.renewal.canRenew ? '可续任' : '不能续任'}</Badge>
      <span className="mt-0.5 block text-12 text-ink-3">{row.renewal.why}</span>
    </>
  )
}

export function PersonsList({ list }: { list: PersonsBehind }) {
  return (
    <TableFrame label="名单" sticky>
      <thead>
        <tr>
          <Th>姓名</Th>
          <Th>单位</Th>
          <Th>条线</Th>
          <Th>称号</Th>
          <Th>任期</Th>
          {list.kind !== 'expiring' && <Th>计入时间</Th>}
          {list.kind !== 'cultivated' && <Th>计入至</Th>}
          {list.kind === 'expiring' && <Th>可否续任</Th>}
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <tr key={row.key}>
            <RowHead>
              <Name row={row} />
              {row.post && <span className="block text-12 text-ink-3">{row.post}</span>}
            </RowHead>
            <Td label="单位">{row.unitName}</Td>
            <Td label="条线">{row.lineName}</Td>
            <Td label="称号">
              <Titles row={row} />
            </Td>
            <Td label="任期">{term(row)}</Td>
            {list.kind !== 'expiring' && <Td label="计入时间">{`${formatDate(row.since)}（${row.sinceReason}）`}</Td>}
            {list.kind !== 'cultivated' && <Td label="计入至">{leaving(row)}</Td>}
            {list.kind === 'expiring' && (
              <Td label="可否续任" className="max-w-xs">
                <Renewal row={row} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
