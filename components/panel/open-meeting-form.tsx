'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type OpenInput = { roundId: string; rankingVersion: number; place: string; presentMemberIds: string[] }
type Props = {
  roundId: string
  rankingVersion: number
  ballot: 'open' | 'secret'
  members: readonly { id: string; name: string; isChair: boolean; hasAccount: boolean }[]
  action: (input: OpenInput) => Promise<ActionResult<unknown>>
}

/** Opens a meeting on screens with those who are in the room. */
export function OpenMeetingForm({ roundId, rankingVersion, ballot, members, action }: Props) {
  const [place, setPlace] = useState('')
  const [present, setPresent] = useState(members.filter((member) => member.hasAccount).map((member) => member.id))
  return (
    <div className="space-y-4">
      <Field id="live-place" label="会议地点">
        {(aria) => (
          <Input {...aria} className="max-w-sm" value={place} maxLength={60} onChange={(event) => setPlace(event.currentTarget.value)} />
        )}
      </Field>
      <Presence members={members} present={present} onChange={setPresent} />
      <ActionButton
        action={action}
        input={{ roundId, rankingVersion, place, presentMemberIds: present }}
        blocked={present.length === 0 ? '请勾选到会成员' : undefined}
        confirm={{
          title: `召开会议，实到会 ${present.length} 人？`,
          consequences: `到会成员在各自的页面查阅材料、${ballot === 'secret' ? '领取选票、无记名投票' : '记名投票'}，并收到提醒。会议期间不能调整成员名单、退回评审或发布公示。`,
          confirmLabel: '召开会议',
        }}
        redirectTo={`/rounds/${roundId}/panel/meeting`}
      >
        召开在线会议
      </ActionButton>
    </div>
  )
}

type PresenceProps = {
  members: Props['members']
  present: readonly string[]
  onChange: (present: string[]) => void
  disabled?: boolean
}

/** Who is in the room; members without an account cannot vote on screens. */
export function Presence({ members, present, onChange, disabled }: PresenceProps) {
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-1 font-semibold">
        签到（全体 {members.length} 人，实到会 {present.length} 人）
      </legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {members.map((member) => (
          <Checkbox
            key={member.id}
            label={`${member.name}${member.isChair ? '（组长）' : ''}${member.hasAccount ? '' : '（没有账号）'}`}
            checked={present.includes(member.id)}
            disabled={!member.hasAccount}
            onChange={(event) => onChange(event.currentTarget.checked ? [...present, member.id] : present.filter((id) => id !== member.id))}
          />
        ))}
      </div>
    </fieldset>
  )
}
