import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { TextLink } from '@/components/ui/text-link'
import type { DueRow } from '@/lib/titles/entitlement-queries'
import type { changeDueSchema } from '@/lib/titles/entitlement-schema'

export type ChangeDueAction = (input: z.input<typeof changeDueSchema>) => Promise<ActionResult<{ dueId: string }>>
export type DueActions = { waive: ChangeDueAction; reopen: ChangeDueAction }

/** What can be done with one due now. */
export function DueTools({ due, waive, reopen }: { due: DueRow } & DueActions) {
  const input = { dueId: due.id, version: due.version }
  return (
    <span className="flex flex-wrap items-center gap-3">
      {due.abilities.deliver && (
        <>
          <TextLink href={`/titles/entitlements/deliver?ids=${due.id}`}>登记落实</TextLink>
          <ActionButton
            size="sm"
            variant="quiet"
            action={waive}
            input={input}
            success="已登记为不再落实。"
            confirm={{
              title: `${due.personName}的“${due.name}”不再落实`,
              consequences: '这一项将不计入落实率。',
              confirmLabel: '确认',
              reason: { label: '原因', required: true, minLength: 4, help: '例如：本人书面放弃、已由其他渠道解决。' },
            }}
          >
            不再落实
          </ActionButton>
        </>
      )}
      {due.abilities.reopen && (
        <ActionButton
          size="sm"
          variant="quiet"
          action={reopen}
          input={input}
          success="已退回。"
          confirm={{
            title: '退回重新落实',
            consequences: `${due.personName}的“${due.name}”将回到待落实，由单位重新登记并上传凭证。`,
            confirmLabel: '退回',
            reason: { label: '原因', required: true, minLength: 4 },
          }}
        >
          退回
        </ActionButton>
      )}
    </span>
  )
}
