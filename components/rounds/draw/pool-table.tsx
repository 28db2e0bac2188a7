import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { Option } from '@/components/ui/use-option-search'
import type { PoolMemberRow, ReviewerPoolView } from '@/lib/rounds/pool-queries'
import { PoolMemberDialog } from './pool-member-dialog'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
export type PoolActions = {
  save: Act<{ personId: string; specialities: string[]; lineIds: string[]; note: string }>
  retire: Act<{ memberId: string; version: number; reason: string }>
  restore: Act<{ memberId: string; version: number }>
  find: (input: { query: string }) => Promise<ActionResult<Option[]>>
}

function RowActions({ row, view, actions }: { row: PoolMemberRow; view: ReviewerPoolView; actions: PoolActions }) {
  if (row.state === 'retired')
    return (
      <ActionButton
        size="sm"
        variant="quiet"
        action={actions.restore}
        input={{ memberId: row.id, version: row.version }}
        success="已重新入库"
      >
        重新入库
      </ActionButton>
    )
  return (
    <span className="flex gap-1">
      <PoolMemberDialog key={row.version} member={row} lines={view.lines} search={actions.find} action={actions.save} />
      <ActionButton
        size="sm"
        variant="quiet"
        action={actions.retire}
        input={{ memberId: row.id, version: row.version }}
        success="已出库"
        confirm={{
          title: `${row.name}出库？`,
          consequences: '出库后不再参加以后的抽取；已经固定的抽取和正在进行的评审不受影响。',
          confirmLabel: '出库',
          reason: { label: '出库理由', required: true, minLength: 4 },
        }}
      >
        出库
      </ActionButton>
    </span>
  )
}

/** The members of the reviewer pool with what they can judge. */
export function PoolTable({ view, actions }: { view: ReviewerPoolView; actions: PoolActions }) {
  return (
    <TableFrame label="专家库" bare>
      <thead>
        <tr>
          <Th>姓名</Th>
          <Th>单位</Th>
          <Th>可评条线</Th>
          <Th>评审专长</Th>
          <Th>情况</Th>
          {view.abilities.manage && <Th>办理</Th>}
        </tr>
      </thead>
      <tbody>
        {view.rows.map((row) => (
          <tr key={row.id}>
            <RowHead>
              <span className="whitespace-nowrap">{row.name}</span>
              {row.isExternal && (
                <span className="ml-2">
                  <Badge>外部专家</Badge>
                </span>
              )}
            </RowHead>
            <Td label="单位">
              {row.unit}
              {row.post && <span className="text-ink-3"> · {row.post}</span>}
            </Td>
            <Td label="可评条线">
              {row.lines.length === 0
                ? '不限'
                : row.lines.map((line, index) => (
                    <span key={line} className="whitespace-nowrap">
                      {index > 0 && '、'}
                      {line}
                    </span>
                  ))}
            </Td>
            <Td label="评审专长">{row.specialities.join('、') || '未填写'}</Td>
            <Td label="情况">
              {row.state === 'retired' ? (
                <Badge>已出库：{row.retiredReason}</Badge>
              ) : row.hindrance ? (
                <Badge tone="amber">{row.hindrance}，不参加抽取</Badge>
              ) : (
                <Badge tone="green">可以抽取</Badge>
              )}
              {row.note && <span className="ml-2 text-13 text-ink-3">{row.note}</span>}
            </Td>
            {view.abilities.manage && (
              <Td label="办理">
                <RowActions row={row} view={view} actions={actions} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
