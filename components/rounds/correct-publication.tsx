'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { RadioGroup } from '@/components/ui/radio-group'

type Input = { roundId: string; version: number; reason: string; isMaterial: boolean }
type Props = { roundId: string; version: number; action: (input: Input) => Promise<ActionResult<unknown>> }

/** Replaces the list in public by one drawn anew from the file. */
export function CorrectPublication({ roundId, version, action }: Props) {
  const [kind, setKind] = useState<'material' | 'slip'>('material')
  return (
    <div className="space-y-3">
      <p className="text-13 text-ink-2">先在人员名册或申报中改正信息，再在这里以改正后的名单替换。原名单留存备查。</p>
      <RadioGroup
        legend="更正性质"
        name="correction-kind"
        value={kind}
        onValueChange={(value) => setKind(value === 'slip' ? 'slip' : 'material')}
        options={[
          { value: 'material', label: '实质性更正', description: '姓名、单位、条线、人选等有变化，公示期自更正之时重新计算' },
          { value: 'slip', label: '文字勘误', description: '错别字等不影响辨认的差错，公示期不变' },
        ]}
      />
      <ActionButton
        action={action}
        input={{ roundId, version, isMaterial: kind === 'material' }}
        confirm={{
          title: '更正公示名单？',
          consequences: kind === 'material' ? '新名单立即公开，公示期重新起算，后续办理相应推迟。' : '新名单立即公开，公示截止日期不变。',
          confirmLabel: '更正',
          reason: { label: '更正理由', required: true, minLength: 4, help: '理由将记录在案。' },
        }}
        success="公示名单已更正"
      >
        更正名单
      </ActionButton>
    </div>
  )
}
