'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, RadioField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { endPersonSchema } from '@/lib/org/schema'

type End = (input: z.input<typeof endPersonSchema>) => Promise<ActionResult<{ version: number }>>
type Person = { id: string; version: number; name: string; today: string; heldTitles: number; isActive: boolean }

const CHOICES = [
  { value: 'left', label: '离职' },
  { value: 'retired', label: '退休' },
  { value: 'deceased', label: '去世' },
]

function EndForm({ person, action, onDone }: { person: Person; action: End; onDone: () => void }) {
  const form = useActionForm({
    schema: endPersonSchema,
    action,
    defaultValues: {
      personId: person.id,
      version: person.version,
      status: person.isActive ? 'left' : 'deceased',
      on: person.today,
      reason: '',
    },
    onSuccess: onDone,
    successMessage: '已办理。',
  })
  return (
    <ActionForm of={form} label="离职、退休、去世">
      {person.heldTitles > 0 && (
        <Alert tone="amber">{`${person.name}现持有 ${person.heldTitles} 个称号，办理后自生效之日起不再计入指标。`}</Alert>
      )}
      <RadioField of={form} name="status" label="事项" required options={person.isActive ? CHOICES : CHOICES.slice(2)} />
      <DateField of={form} name="on" label="生效日期" required max={person.today} help="不再在岗的第一天。" />
      <TextField of={form} name="reason" label="原因" help="补录过去的变动时必填。" />
      <SubmitButton of={form}>办理</SubmitButton>
    </ActionForm>
  )
}

/** Leaving, retirement or death; says beforehand what it does to the counts. */
export function EndPerson({ person, action }: { person: Person; action: End }) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const finish = () => {
    setOpen(false)
    router.refresh()
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{person.isActive ? '离职、退休' : '登记去世'}</Button>
      <Dialog open={open} onOpenChange={setOpen} size="sm" title={`${person.name}：离职、退休、去世`}>
        <EndForm person={person} action={action} onDone={finish} />
      </Dialog>
    </>
  )
}
