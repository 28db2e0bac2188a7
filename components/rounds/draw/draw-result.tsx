import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { DrawSeatView, DrawView } from '@/lib/rounds/draw-queries'

type Props = {
  draw: DrawView
  replace: (input: { seatId: string; version: number; reason: string }) => Promise<ActionResult<unknown>>
}

function Standing({ seat }: { seat: DrawSeatView }) {
  if (seat.state === 'absent') return <Badge tone="rose">未到：{seat.reason}</Badge>
  if (seat.state === 'alternate') return <Badge>候补</Badge>
  return (
    <>
      <Badge tone="green">{seat.instead ? `递补${seat.instead}` : '抽中'}</Badge>
      {!seat.isInRound && <span className="ml-2 text-13 text-ink-3">尚未进入本轮</span>}
    </>
  )
}

/** Who was drawn, in order, and what came of it. */
export function DrawResult({ draw, replace }: Props) {
  return (
    <TableFrame label="抽取结果" bare>
      <thead>
        <tr>
          <Th>组别</Th>
          <Th numeric>次序</Th>
          <Th>姓名</Th>
          <Th>单位</Th>
          <Th>代号</Th>
          <Th>情况</Th>
          {draw.abilities.replace && <Th>办理</Th>}
        </tr>
      </thead>
      <tbody>
        {draw.groups.flatMap((group) =>
          group.seats.map((seat) => (
            <tr key={seat.id}>
              <Td label="组别">{group.name}</Td>
              <Td label="次序" numeric>
                {seat.position}
              </Td>
              <RowHead>{seat.name}</RowHead>
              <Td label="单位">{seat.unit}</Td>
              <Td label="代号" muted>
                {seat.pseudonym}
              </Td>
              <Td label="情况">
                <Standing seat={seat} />
              </Td>
              {draw.abilities.replace && (
                <Td label={seat.state === 'drawn' ? '办理' : undefined}>
                  {seat.state === 'drawn' && (
                    <ActionButton
                      size="sm"
                      variant="quiet"
                      action={replace}
                      input={{ seatId: seat.id, version: seat.version }}
                      success="已登记，候补按次序递补"
                      confirm={{
                        title: `登记${seat.name}未到？`,
                        consequences: '由本组次序在前的候补递补，原专家退出本轮；登记后不能撤销。',
                        confirmLabel: '登记未到',
                        reason: { label: '未到事由', required: true, minLength: 4 },
                      }}
                    >
                      未到
                    </ActionButton>
                  )}
                </Td>
              )}
            </tr>
          )),
        )}
      </tbody>
    </TableFrame>
  )
}
