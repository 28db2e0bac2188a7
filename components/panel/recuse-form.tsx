'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

type Input = { sessionId: string; nominationId: string; memberId: string; reason: string }
type Props = {
  sessionId: string
  candidates: readonly { nominationId: string; name: string; unit: string }[]
  /** For the office: who stands aside. A member's own form has none. */
  members?: readonly { id: string; name: string }[]
  action: (input: Input) => Promise<ActionResult<unknown>>
}

/** Puts on record that somebody stands aside for a candidate, from the next turn on. */
export function RecuseForm({ sessionId, candidates, members, action }: Props) {
  const [nominationId, setNominationId] = useState('')
  const [memberId, setMemberId] = useState('')
  const candidate = candidates.find((each) => each.nominationId === nominationId)
  const member = members?.find((each) => each.id === memberId)
  const isReady = candidate && (!members || member)
  return (
    <div className="flex flex-wrap items-end gap-3">
      {members && (
        <Field id="recuse-member" label="回避的成员">
          {(aria) => (
            <Select
              {...aria}
              className="min-w-40"
              value={memberId}
              placeholder="请选择"
              options={members.map((each) => ({ value: each.id, label: each.name }))}
              onChange={(event) => setMemberId(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <Field id="recuse-candidate" label="回避的候选对象">
        {(aria) => (
          <Select
            {...aria}
            className="min-w-56"
            value={nominationId}
            placeholder="请选择"
            options={candidates.map((each) => ({ value: each.nominationId, label: `${each.name}（${each.unit}）` }))}
            onChange={(event) => setNominationId(event.currentTarget.value)}
          />
        )}
      </Field>
      <ActionButton
        action={action}
        input={{ sessionId, nominationId, memberId }}
        blocked={isReady ? undefined : '请先选择'}
        confirm={{
          title: members ? `登记${member?.name ?? ''}对${candidate?.name ?? ''}回避？` : `申请对${candidate?.name ?? ''}回避？`,
          consequences: '回避登记后不能撤销：不参加对该对象的表决，不计入应到会、实到会人数，也不能再查看其评分。',
          confirmLabel: '登记回避',
          reason: { label: '回避理由', required: true, minLength: 4 },
        }}
        success="回避已登记"
      >
        {members ? '登记回避' : '申请回避'}
      </ActionButton>
    </div>
  )
}
