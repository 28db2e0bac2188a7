import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import type { CallUpView } from '@/lib/pool/call-up-queries'

type Close = (input: { callUpId: string; version: number; reason: string }) => Promise<ActionResult<{ state: string }>>
type CallUpToolsProps = {
  callUp: CallUpView
  dispatch: (input: { callUpId: string; version: number }) => Promise<ActionResult<{ people: number }>>
  refuse: Close
  withdraw: Close
}

/** What can be done with a call-up as a whole. */
export function CallUpTools({ callUp, dispatch, refuse, withdraw }: CallUpToolsProps) {
  const input = { callUpId: callUp.id, version: callUp.version }
  const agreed = callUp.people.filter(({ state }) => state === 'agreed').map(({ name }) => name)
  const { abilities } = callUp
  return (
    <>
      {abilities.withdraw && (
        <ActionButton
          action={withdraw}
          input={input}
          success="申请已撤回。"
          confirm={{
            title: '撤回调用申请',
            consequences: '撤回后人选不再保留，已同意的人员恢复可调用，各方会收到提醒。',
            confirmLabel: '撤回',
            danger: true,
            reason: { label: '理由', required: true, minLength: 2 },
          }}
        >
          撤回申请
        </ActionButton>
      )}
      {abilities.refuse && (
        <ActionButton
          action={refuse}
          input={input}
          success="已答复申请单位。"
          confirm={{
            title: '不同意这项申请',
            consequences: '申请单位会看到您的理由；已提名的人员不再保留。',
            confirmLabel: '答复不同意',
            danger: true,
            reason: { label: '理由', required: true, minLength: 2 },
          }}
        >
          不同意
        </ActionButton>
      )}
      {abilities.dispatch && callUp.blocked.dispatch === null && (
        <ActionButton
          variant="primary"
          icon="send"
          action={dispatch}
          input={input}
          success="已派出，各方已收到提醒。"
          confirm={{
            title: `派出 ${agreed.length} 人`,
            consequences:
              agreed.length < callUp.headcount
                ? `${agreed.join('、')}将被派出，少于申请的 ${callUp.headcount} 人；派出后不能再增加人选。`
                : `${agreed.join('、')}将被派出，本人、所在单位和申请单位会收到提醒。`,
            confirmLabel: '派出',
          }}
        >
          派出
        </ActionButton>
      )}
    </>
  )
}
