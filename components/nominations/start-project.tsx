'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { SelectField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { SelectOption } from '@/components/ui/select'
import { startProjectNominationSchema } from '@/lib/rounds/nomination-schema'

type Input = { roundId: string; name: string; unitId: string; lineId: string }

type StartProjectProps = {
  round: { id: string; name: string }
  places: { units: SelectOption[]; lines: SelectOption[] }
  start: (input: Input) => Promise<ActionResult<{ nominationId: string }>>
}

/** Enter a brand or an innovation under one of the unit's units. */
export function StartProject({ round, places, start }: StartProjectProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const f = useActionForm({
    schema: startProjectNominationSchema,
    action: start,
    defaultValues: { roundId: round.id, name: '', unitId: places.units[0]?.value ?? '', lineId: '' },
    onSuccess: ({ nominationId }) => router.push(`/nominations/${nominationId}`),
  })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" icon="plus">
          申报项目
        </Button>
      }
      title="申报项目"
      description={round.name}
    >
      <ActionForm of={f} label="申报项目">
        <TextField of={f} name="name" label="项目名称" required />
        <SelectField of={f} name="unitId" label="申报单位" options={places.units} required />
        <SelectField of={f} name="lineId" label="所属条线" options={places.lines} placeholder="请选择" required />
        <SubmitButton of={f}>开始填写</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
