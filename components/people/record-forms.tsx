'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, NumberField, SelectField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { appraisalLabels } from '@/lib/org/labels'
import { appraisalSchema, sanctionSchema } from '@/lib/org/schema'

type Written = { version: number }
type Appraise = (input: z.input<typeof appraisalSchema>) => Promise<ActionResult<Written>>
type Sanction = (input: z.input<typeof sanctionSchema>) => Promise<ActionResult<Written>>
type Person = { id: string; version: number; today: string }

const GRADES = Object.entries(appraisalLabels).map(([value, { text }]) => ({ value, label: text }))

function AppraisalForm({ person, action, onDone }: { person: Person; action: Appraise; onDone: () => void }) {
  const form = useActionForm({
    schema: appraisalSchema,
    action,
    defaultValues: { personId: person.id, version: person.version, year: Number(person.today.slice(0, 4)) - 1, grade: 'competent' },
    onSuccess: onDone,
    successMessage: '已登记年度考核。',
  })
  return (
    <ActionForm of={form} label="登记年度考核">
      <NumberField of={form} name="year" label="年度" required suffix="年" />
      <SelectField of={form} name="grade" label="等次" required options={GRADES} />
      <SubmitButton of={form}>登记</SubmitButton>
    </ActionForm>
  )
}

function SanctionForm({ person, action, onDone }: { person: Person; action: Sanction; onDone: () => void }) {
  const form = useActionForm({
    schema: sanctionSchema,
    action,
    defaultValues: { personId: person.id, version: person.version, kind: '', reason: '', startsOn: person.today, endsOn: '' },
    onSuccess: onDone,
    successMessage: '已登记处分。',
  })
  return (
    <ActionForm of={form} label="登记处分">
      <TextField of={form} name="kind" label="处分种类" required placeholder="如：警告" />
      <TextField of={form} name="reason" label="事由" required />
      <DateField of={form} name="startsOn" label="生效日期" required />
      <DateField of={form} name="endsOn" label="影响期截止" optional help="最后一个影响日；未定的留空。影响期内不能参加评选。" />
      <SubmitButton of={form}>登记</SubmitButton>
    </ActionForm>
  )
}

export function RecordAppraisal({ person, action }: { person: Person; action: Appraise }) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const finish = () => {
    setOpen(false)
    router.refresh()
  }
  return (
    <>
      <Button size="sm" icon="plus" onClick={() => setOpen(true)}>
        登记考核
      </Button>
      <Dialog open={open} onOpenChange={setOpen} size="sm" title="登记年度考核" description="同一年度再次登记即为更正。">
        <AppraisalForm person={person} action={action} onDone={finish} />
      </Dialog>
    </>
  )
}

export function RecordSanction({ person, action }: { person: Person; action: Sanction }) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const finish = () => {
    setOpen(false)
    router.refresh()
  }
  return (
    <>
      <Button size="sm" icon="plus" onClick={() => setOpen(true)}>
        登记处分
      </Button>
      <Dialog open={open} onOpenChange={setOpen} size="sm" title="登记处分">
        <SanctionForm person={person} action={action} onDone={finish} />
      </Dialog>
    </>
  )
}
