'use client'
import { useId, useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import { type ActionResult, searchWith } from '@/components/forms/action-result'
import { MultiCombobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import type { Option } from '@/components/ui/use-option-search'

type Props = {
  roundId: string
  search: (input: { query: string }) => Promise<ActionResult<Option[]>>
  action: (input: { roundId: string; personIds: string[] }) => Promise<ActionResult<{ added: number; conflicts: number }>>
}

/** Picks people from the roster and brings them into the round together. */
export function AddReviewers({ roundId, search, action }: Props) {
  const id = useId()
  const [chosen, setChosen] = useState<readonly Option[]>([])
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-64 flex-1">
        <Field id={id} label="加入专家" help="从人员名册（含外部专家）中按姓名或拼音查找；须已开通门户账号，且不是本轮候选人。">
          {(aria) => (
            <MultiCombobox {...aria} value={chosen} onChange={setChosen} search={searchWith(search)} placeholder="姓名、拼音或首字母" />
          )}
        </Field>
      </div>
      <ActionButton
        variant="primary"
        icon="plus"
        action={action}
        input={{ roundId, personIds: chosen.map((option) => option.value) }}
        blocked={chosen.length === 0 ? '请先选择专家' : undefined}
        success="已加入，并排查了回避关系"
        onDone={() => setChosen([])}
      >
        加入 {chosen.length > 0 ? `${chosen.length} 位` : ''}
      </ActionButton>
    </div>
  )
}
