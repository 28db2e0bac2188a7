import type { ComponentProps } from 'react'
import type { z } from 'zod'
import type { ActionResult } from '@/components/forms/action-result'
import { AnswerButtons } from '@/components/forms/answer-buttons'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { TitleBadge } from '@/components/ui/title-badge'
import { formatDate, formatInstant } from '@/lib/platform/dates'
import { PLAN_BARS } from '@/lib/titles/labels'
import type { RecognitionRow } from '@/lib/titles/recognition-queries'
import type { answerRecognitionSchema, withdrawRecognitionSchema } from '@/lib/titles/recognition-schema'
import { RECOGNITION_LABELS } from '@/lib/titles/recognition-states'
import { RequestRecognitionDialog } from './request-recognition-dialog'

type RecognitionListProps = {
  rows: readonly RecognitionRow[]
  /** What asking needs, for those that are asked for anew. */
  request: Omit<ComponentProps<typeof RequestRecognitionDialog>, 'earlier'>
  answer: (input: z.input<typeof answerRecognitionSchema>) => Promise<ActionResult<{ holdingId: string | null }>>
  withdraw: (input: z.input<typeof withdrawRecognitionSchema>) => Promise<ActionResult<{ recognitionId: string }>>
}

function Tools({ row, request, answer, withdraw }: { row: RecognitionRow } & Omit<RecognitionListProps, 'rows'>) {
  const input = { recognitionId: row.id, version: row.version }
  return (
    <AnswerButtons
      answer={
        row.abilities.answer && {
          action: answer,
          yes: {
            label: '认定',
            input: { ...input, approve: true },
            success: '已认定，称号已登记入册。',
            confirm: {
              title: `认定${row.personName}为“${row.title}”`,
              consequences: `自${formatDate(row.grantedOn)}起登记“${row.title}”称号，人数统计从这一天起重算，并通知本人和申请人；以颁发单位的证书为准，本市不另发证书。`,
              confirmLabel: '予以认定',
            },
          },
          no: {
            label: '不予认定',
            input: { ...input, approve: false },
            success: '已答复申请人。',
            confirm: { title: '不予认定', consequences: '本人和申请人会看到理由，补齐材料后可以重新申请。', confirmLabel: '答复' },
            reason: { field: 'answer', minLength: 4 },
          },
        }
      }
      withdraw={
        row.abilities.withdraw && {
          action: withdraw,
          label: '撤回',
          input,
          success: '已撤回。',
          confirm: { title: '撤回认定申请', consequences: '撤回后不再审核，需要时可重新申请。', confirmLabel: '撤回' },
        }
      }
    >
      {row.abilities.again && <RequestRecognitionDialog {...request} earlier={row} />}
    </AnswerButtons>
  )
}

/** Requests for recognition with their proofs and answers. */
export function RecognitionList({ rows, request, answer, withdraw }: RecognitionListProps) {
  if (rows.length === 0) return <EmptyState icon="award" title="没有认定申请" hint="上级或外地授予的称号，可以凭证书或授予文件申请认定。" />
  return (
    <TableFrame label="认定申请" bare>
      <thead>
        <tr>
          <Th>人员</Th>
          <Th>申请认定为</Th>
          <Th>授予的称号</Th>
          <Th>授予日期</Th>
          <Th>证明</Th>
          <Th>状态</Th>
          <Th>办理</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const state = RECOGNITION_LABELS[row.state]
          return (
            <tr key={row.id}>
              <RowHead>
                {row.personName}
                <span className="block text-12 font-normal text-ink-3">{row.unitName}</span>
              </RowHead>
              <Td label="申请认定为">
                <TitleBadge bar={PLAN_BARS[row.plan]}>{row.title}</TitleBadge>
              </Td>
              <Td label="授予的称号">
                {row.awardName}
                <span className="block text-12 text-ink-3">{`${row.grantedBy} · ${row.documentNumber}`}</span>
                {row.note && <span className="block text-12 text-ink-3">{row.note}</span>}
              </Td>
              <Td label="授予日期">{formatDate(row.grantedOn)}</Td>
              <Td label="证明">
                {row.proof ? (
                  <TextLink href={`/api/files/${row.proof.id}`} icon="paperclip">
                    {row.proof.name}
                  </TextLink>
                ) : (
                  '—'
                )}
              </Td>
              <Td label="状态">
                <Badge tone={state.tone}>{state.word}</Badge>
                <span className="block text-12 text-ink-3">{formatInstant(row.answeredAt ?? row.requestedAt)}</span>
                {row.answer && <span className="block text-12 text-ink-3">{row.answer}</span>}
              </Td>
              <Td label="办理">
                {Object.values(row.abilities).some(Boolean) ? (
                  <Tools row={row} request={request} answer={answer} withdraw={withdraw} />
                ) : (
                  <span className="text-ink-3">—</span>
                )}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
