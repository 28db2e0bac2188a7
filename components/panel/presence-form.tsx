'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import type { MeetingConsole } from '@/lib/rounds/meeting-queries'
import { Presence } from './open-meeting-form'

type Input = { sessionId: string; version: number; presentMemberIds: string[] }
type Props = { meeting: MeetingConsole; action: (input: Input) => Promise<ActionResult<unknown>> }

/** Who came and who left, between two turns. */
export function PresenceForm({ meeting, action }: Props) {
  const before = meeting.members.filter((member) => member.isPresent).map((member) => member.id)
  const [present, setPresent] = useState(before)
  const isChanged = [...before].sort().join() !== [...present].sort().join()
  return (
    <div className="space-y-3">
      <Presence members={meeting.members} present={present} onChange={setPresent} />
      {isChanged && (
        <ActionButton
          size="sm"
          action={action}
          input={{ sessionId: meeting.id, version: meeting.version, presentMemberIds: present }}
          blocked={present.length === 0 ? '请勾选到会成员' : undefined}
          success="到会情况已更新"
        >
          保存到会情况
        </ActionButton>
      )}
    </div>
  )
}
