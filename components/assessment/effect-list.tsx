import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { EffectRow } from '@/lib/assessment/queries'
import type { decideEffectSchema } from '@/lib/assessment/schema'
import { EFFECT_LABELS, EFFECT_STATE_LABELS } from '@/lib/assessment/states'

type Decide = (input: z.input<typeof decideEffectSchema>) => Promise<ActionResult<{ effectId: string }>>

/** What the rules propose after results; each is applied or dropped by a person, with a reason. */
export function EffectList({ effects, decide }: { effects: readonly EffectRow[]; decide: Decide }) {
  return (
    <TableFrame label="结果运用" bare>
      <thead>
        <tr>
          <Th>姓名</Th>
          <Th>称号</Th>
          <Th>建议</Th>
          <Th>依据</Th>
          <Th>决定</Th>
        </tr>
      </thead>
      <tbody>
        {effects.map((effect) => {
          const words = EFFECT_LABELS[effect.kind]
          const state = EFFECT_STATE_LABELS[effect.state]
          const input = { effectId: effect.id, version: effect.version }
          return (
            <tr key={effect.id}>
              <RowHead>
                <TextLink href={`/assessment/forms/${effect.formId}`}>{effect.personName}</TextLink>
                <span className="block text-12 font-normal text-ink-3">{effect.unitName}</span>
              </RowHead>
              <Td label="称号">{effect.title}</Td>
              <Td label="建议">
                <Badge tone={words.tone}>{words.word}</Badge>
              </Td>
              <Td label="依据">{effect.reason}</Td>
              <Td label="决定">
                {effect.state === 'staged' ? (
                  <span className="flex flex-wrap gap-2">
                    <ActionButton
                      size="sm"
                      variant={effect.kind === 'revoke' ? 'danger' : 'primary'}
                      action={decide}
                      input={{ ...input, apply: true }}
                      success="已执行，并通知相关人员。"
                      confirm={{
                        title: `对${effect.personName}执行“${words.word}”`,
                        consequences: words.consequence,
                        confirmLabel: '执行',
                        danger: effect.kind === 'revoke',
                        reason: { label: '决定依据', required: true, minLength: 4, help: '例如：经某月某日办公会研究同意。' },
                      }}
                    >
                      执行
                    </ActionButton>
                    <ActionButton
                      size="sm"
                      action={decide}
                      input={{ ...input, apply: false }}
                      success="已登记为不予执行。"
                      confirm={{
                        title: `对${effect.personName}不执行“${words.word}”`,
                        consequences: '考核结果不变，这项建议不再执行。',
                        confirmLabel: '不予执行',
                        reason: { label: '理由', required: true, minLength: 4 },
                      }}
                    >
                      不予执行
                    </ActionButton>
                  </span>
                ) : (
                  <>
                    <Badge tone={state.tone}>{state.word}</Badge>
                    {effect.decision && <span className="block text-12 text-ink-3">{effect.decision}</span>}
                  </>
                )}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
