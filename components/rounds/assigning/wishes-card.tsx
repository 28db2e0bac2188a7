'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHead } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { Textarea } from '@/components/ui/textarea'
import type { Option } from '@/components/ui/use-option-search'
import { formatInstant } from '@/lib/platform/dates'
import type { AssigningView } from '@/lib/rounds/assigning/assigning-queries'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
type Kind = 'pin' | 'ban'
export type WishActions = {
  set: Act<{ roundId: string; roundReviewerId: string; nominationId: string; kind: Kind; reason: string }>
  revoke: Act<{ roundId: string; wishId: string; reason: string }>
}
type Props = {
  roundId: string
  assigning: AssigningView
  candidates: { id: string; name: string; unit: string }[]
  actions: WishActions
}

const kindWords = { pin: { word: '指定', tone: 'indigo' }, ban: { word: '排除', tone: 'amber' } } as const

function AddWish({ roundId, assigning, candidates, action }: Omit<Props, 'actions'> & { action: WishActions['set'] }) {
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<Kind>('pin')
  const [reviewer, setReviewer] = useState<Option | null>(null)
  const [candidate, setCandidate] = useState<Option | null>(null)
  const [reason, setReason] = useState('')
  const isComplete = reviewer && candidate && reason.trim().length >= 4
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon="plus">
          指定或排除
        </Button>
      }
      title="指定或排除评审专家"
      description="下一次预览或分配时生效，已有的分配不会自动变动。应当回避的不能指定。"
    >
      <div className="space-y-4">
        <RadioGroup
          legend="办理"
          name="wish-kind"
          direction="row"
          value={kind}
          onValueChange={(value) => setKind(value === 'ban' ? 'ban' : 'pin')}
          options={[
            { value: 'pin', label: '指定', description: '必须由这位专家评审' },
            { value: 'ban', label: '排除', description: '不由这位专家评审，不属于回避' },
          ]}
        />
        <Field id="wish-reviewer" label="专家" required>
          {(aria) => (
            <Combobox
              {...aria}
              value={reviewer}
              onChange={setReviewer}
              options={assigning.reviewers.map((row) => ({ value: row.id, label: row.name }))}
            />
          )}
        </Field>
        <Field id="wish-candidate" label="候选对象" required>
          {(aria) => (
            <Combobox
              {...aria}
              value={candidate}
              onChange={setCandidate}
              options={candidates.map((row) => ({ value: row.id, label: row.name, note: row.unit }))}
            />
          )}
        </Field>
        <Field id="wish-reason" label="理由" required>
          {(aria) => <Textarea {...aria} rows={3} limit={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
        </Field>
        <ActionButton
          variant="primary"
          action={action}
          input={{ roundId, roundReviewerId: reviewer?.value ?? '', nominationId: candidate?.value ?? '', kind, reason }}
          blocked={isComplete ? undefined : '请选择专家和候选对象，写明理由（不少于 4 字）'}
          success="已登记"
          onDone={() => {
            setOpen(false)
            setReviewer(null)
            setCandidate(null)
            setReason('')
          }}
        >
          登记
        </ActionButton>
      </div>
    </Dialog>
  )
}

/** Pins and bans of the office, all of them with their reasons; those taken back stay on the list. */
export function WishesCard({ roundId, assigning, candidates, actions }: Props) {
  const { wishes, abilities } = assigning
  if (wishes.length === 0 && !abilities.wish) return null
  const standing = wishes.filter((wish) => !wish.revoked).length
  return (
    <Card>
      <CardHead
        finding={standing > 0 ? `${standing} 项指定或排除` : '没有指定或排除'}
        sub={wishes.length > 0 ? '每次分配都遵守；撤销的仍留在记录中' : '确有需要时，可以指定或排除某位专家评审某个对象，写明理由'}
        tools={abilities.wish && <AddWish roundId={roundId} assigning={assigning} candidates={candidates} action={actions.set} />}
        className="pb-3"
      />
      {wishes.length > 0 && (
        <TableFrame label="指定和排除" bare>
          <thead>
            <tr>
              <Th>专家</Th>
              <Th>候选对象</Th>
              <Th>办理</Th>
              <Th>理由</Th>
              <Th>登记</Th>
              <Th>操作</Th>
            </tr>
          </thead>
          <tbody>
            {wishes.map((wish) => (
              <tr key={wish.id} className={wish.revoked ? 'text-ink-3' : undefined}>
                <RowHead>{wish.reviewer}</RowHead>
                <Td label="候选对象" className="whitespace-nowrap">
                  {wish.candidate}
                </Td>
                <Td label="办理" className="whitespace-nowrap">
                  {wish.revoked ? (
                    <Badge tone="grey" icon={null}>
                      {kindWords[wish.kind].word}（已撤销）
                    </Badge>
                  ) : (
                    <Badge tone={kindWords[wish.kind].tone} icon={null}>
                      {kindWords[wish.kind].word}
                    </Badge>
                  )}
                </Td>
                <Td label="理由" className="text-13 text-ink-2">
                  {wish.reason}
                  {wish.revoked && <span className="block text-ink-3">撤销：{wish.revoked.reason}</span>}
                </Td>
                <Td label="登记" className="whitespace-nowrap text-13" muted>
                  {wish.by} {formatInstant(wish.at)}
                </Td>
                <Td label="操作" className="print:hidden">
                  {!wish.revoked && abilities.wish && (
                    <ActionButton
                      variant="quiet"
                      size="sm"
                      action={actions.revoke}
                      input={{ roundId, wishId: wish.id }}
                      confirm={{
                        title: `撤销${kindWords[wish.kind].word}？`,
                        consequences: `${wish.reviewer} 与 ${wish.candidate}。撤销后下一次分配不再遵守，已有的分配不变。`,
                        confirmLabel: '撤销',
                        reason: { label: '撤销理由', required: true, minLength: 4 },
                      }}
                      success="已撤销"
                    >
                      撤销
                    </ActionButton>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Card>
  )
}
