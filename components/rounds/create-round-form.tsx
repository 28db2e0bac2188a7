'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField, SelectField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { type RoundKind, roundKindLabels, roundKinds } from '@/lib/rounds/labels'
import type { NewRound } from '@/lib/rounds/round-list-queries'
import { createRoundSchema } from '@/lib/rounds/schema'

type Values = z.input<typeof createRoundSchema>
type Props = { start: NewRound; action: (input: Values) => Promise<ActionResult<{ roundId: string }>> }

const nameOf = (year: number, kind: RoundKind) => `${year}年度${roundKindLabels[kind].name}评选`

/** Kind and name; everything else comes from the ready scheme and is adapted afterwards. */
export function CreateRoundForm({ start, action }: Props) {
  const { year, requestKey, past } = start
  const router = useRouter()
  const form = useActionForm({
    schema: createRoundSchema,
    action,
    defaultValues: { kind: 'pacesetter', name: nameOf(year, 'pacesetter'), year, copyFrom: '', requestKey },
    onSuccess: ({ roundId }) => router.push(`/rounds/${roundId}/scheme`),
  })
  const { watch, getValues, setValue } = form.form
  const [kind, chosenYear] = watch(['kind', 'year'])
  const chosen = roundKindLabels[kind]
  const copyable = past.filter((round) => round.kind === kind)
  // The suggested name follows kind and year until somebody writes another.
  const suggested = useRef(nameOf(year, 'pacesetter'))
  useEffect(() => {
    const next = nameOf(chosenYear || year, kind)
    if (next !== suggested.current && getValues('name') === suggested.current) setValue('name', next)
    suggested.current = next
  }, [kind, chosenYear, year, getValues, setValue])
  useEffect(() => {
    if (kind) setValue('copyFrom', '')
  }, [kind, setValue])
  return (
    <ActionForm of={form} label="新建评选">
      <SelectField
        of={form}
        name="kind"
        label="评选类别"
        required
        options={roundKinds.map((each) => ({ value: each, label: roundKindLabels[each].name }))}
        help={
          chosen.subject === 'person'
            ? '评选对象为个人，命名后登记称号和任期。'
            : `评选对象为项目，${chosen.resultWord}后颁发证书，不登记个人称号。`
        }
      />
      <SelectField
        of={form}
        name="copyFrom"
        label="方案来源"
        options={[
          { value: '', label: `${chosen.name}的现成方案` },
          ...copyable.map((round) => ({ value: round.id, label: `沿用${round.name}的方案` })),
        ]}
        help={copyable.length > 0 ? '沿用往届方案时，时间安排须重新填写。' : '还没有同一类别的往届评选可以沿用。'}
      />
      <NumberField of={form} name="year" label="年度" required />
      <TextField of={form} name="name" label="评选名称" required maxLength={60} help="显示在通知、公示和证书上。" />
      <SubmitButton of={form}>新建并编制方案</SubmitButton>
    </ActionForm>
  )
}
