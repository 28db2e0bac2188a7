'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField, RadioField, TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { daysBetween, earlierOf } from '@/lib/platform/dates'
import type { CallUpView } from '@/lib/pool/call-up-queries'
import { completeCallUpSchema } from '@/lib/pool/call-up-schema'
import { ratingLabels } from '@/lib/pool/labels'

type Input = z.input<typeof completeCallUpSchema>
type CompleteCallUpFormProps = {
  callUp: CallUpView
  action: (input: Input) => Promise<ActionResult<{ people: number; days: number }>>
}

const RATINGS = ([5, 4, 3, 2, 1] as const).map((value) => ({ value: String(value), label: ratingLabels[value] }))

/** The borrowing unit brings a call-up to its end: days and a word on each person. */
export function CompleteCallUpForm({ callUp, action }: CompleteCallUpFormProps) {
  const router = useRouter()
  const people = callUp.people.filter(({ state }) => state === 'agreed')
  const mostOf = (person: { startsOn: string; endsOn: string }) => daysBetween(person.startsOn, earlierOf(person.endsOn, callUp.today)) + 1
  const f = useActionForm<Input, { people: number; days: number }>({
    schema: completeCallUpSchema,
    action,
    defaultValues: {
      callUpId: callUp.id,
      version: callUp.version,
      people: people.map((person) => ({ callUpPersonId: person.id, days: mostOf(person), rating: '' as '5', feedback: '' })),
    },
    successMessage: '调用已办结。',
    onSuccess: () => router.refresh(),
  })
  return (
    <Card>
      <CardHead finding="办结调用" sub="记录每个人的实际天数并写明反馈；办结后人员自明日起恢复可调用。" />
      <CardBody>
        <ActionForm of={f} label="办结调用">
          {people.map((person, index) => (
            <fieldset key={person.id} className="space-y-3 border-b border-line pb-4">
              <legend className="font-semibold">{person.name}</legend>
              <NumberField
                of={f}
                name={`people.${index}.days`}
                label="实际天数"
                required
                suffix="天"
                min={0}
                max={mostOf(person)}
                help={`到今天为止最多 ${mostOf(person)} 天。`}
                className="max-w-60"
              />
              <RadioField of={f} name={`people.${index}.rating`} label="评价" required direction="row" options={RATINGS} />
              <TextAreaField of={f} name={`people.${index}.feedback`} label="反馈意见" required rows={2} limit={300} />
            </fieldset>
          ))}
          <div className="flex justify-end">
            <SubmitButton of={f}>办结</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  )
}
