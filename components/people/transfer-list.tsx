import type { ActionResult } from '@/components/forms/action-result'
import { AnswerButtons } from '@/components/forms/answer-buttons'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { transferStateLabels } from '@/lib/org/labels'
import type { TransferView } from '@/lib/org/transfer-queries'
import { formatDate, formatInstant } from '@/lib/platform/dates'

type Answer = (input: {
  requestId: string
  version: number
  agree: boolean
  answer?: string | null
}) => Promise<ActionResult<{ state: string }>>
type Withdraw = (input: { requestId: string; version: number }) => Promise<ActionResult<{ state: string }>>

function Tools({ request, answer, withdraw }: { request: TransferView; answer: Answer; withdraw: Withdraw }) {
  const input = { requestId: request.id, version: request.version }
  return (
    <AnswerButtons
      answer={
        request.abilities.answer && {
          action: answer,
          yes: {
            label: '同意',
            input: { ...input, agree: true },
            success: '已同意调出。',
            confirm: {
              title: `同意${request.personName}调出`,
              consequences: `同意后，${request.personName}立即转入${request.toUnitName}，今后由对方管理；其称号和历史记录保留，自转入之日起计入对方。`,
              confirmLabel: '同意调出',
            },
          },
          no: {
            label: '不同意',
            input: { ...input, agree: false },
            success: '已答复。',
            confirm: { title: '不同意调出', consequences: '申请单位会看到您的理由。', confirmLabel: '答复' },
            reason: { field: 'answer', minLength: 2 },
          },
        }
      }
      withdraw={
        request.abilities.withdraw && {
          action: withdraw,
          label: '撤回',
          input,
          success: '已撤回。',
          confirm: { title: '撤回调入申请', consequences: '撤回后对方不再需要答复，需要时可重新发起。', confirmLabel: '撤回' },
        }
      }
    />
  )
}

export function TransferList({ requests, answer, withdraw }: { requests: readonly TransferView[]; answer: Answer; withdraw: Withdraw }) {
  if (requests.length === 0)
    return <EmptyState icon="send" title="没有调动申请" hint="要调入其他单位的人员，请发起调入，由对方单位答复。" />
  return (
    <TableFrame label="调动申请" bare>
      <thead>
        <tr>
          <Th>人员</Th>
          <Th>调出单位</Th>
          <Th>调入单位</Th>
          <Th>拟调入日期</Th>
          <Th>理由</Th>
          <Th>状态</Th>
          <Th>办理</Th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => {
          const state = transferStateLabels[request.state]
          return (
            <tr key={request.id}>
              <RowHead>
                {request.personId ? <TextLink href={`/people/${request.personId}`}>{request.personName}</TextLink> : request.personName}
              </RowHead>
              <Td label="调出单位">{request.fromUnitName}</Td>
              <Td label="调入单位">
                {request.toUnitName}
                <span className="block text-12 text-ink-3">{[request.toLineName, request.post].filter(Boolean).join(' · ')}</span>
              </Td>
              <Td label="拟调入日期">{formatDate(request.on)}</Td>
              <Td label="理由">
                {request.reason}
                {request.answer && <span className="block text-12 text-ink-3">答复：{request.answer}</span>}
              </Td>
              <Td label="状态">
                <Badge tone={state.tone}>{state.text}</Badge>
                <span className="block text-12 text-ink-3">{formatInstant(request.answeredAt ?? request.requestedAt)}</span>
              </Td>
              <Td label="办理">
                <Tools request={request} answer={answer} withdraw={withdraw} />
              </Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
