'use client'
import { useRouter } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'

type StartOwnProps = {
  roundId: string
  roundName: string
  action: (input: { roundId: string }) => Promise<ActionResult<{ nominationId: string }>>
}

/** A talent opens the own application. */
export function StartOwn({ roundId, roundName, action }: StartOwnProps) {
  const router = useRouter()
  return (
    <ActionButton
      action={action}
      input={{ roundId }}
      variant="primary"
      icon="plus"
      refresh={false}
      confirm={{
        title: '本人申报？',
        consequences: `将为您新建“${roundName}”的申报。填写完成后提交本单位党组审议，由单位上报。`,
        confirmLabel: '开始填写',
      }}
      onDone={({ nominationId }) => router.push(`/nominations/${nominationId}`)}
    >
      本人申报
    </ActionButton>
  )
}
