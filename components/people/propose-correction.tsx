'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, SelectField, TextAreaField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { UploadOne } from '@/components/titles/upload-one'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DEGREES, EDUCATIONS, POLITICAL_STATUSES } from '@/lib/org/labels'
import { type CorrectionField, proposeCorrectionSchema } from '@/lib/pool/corrections'

type Input = z.input<typeof proposeCorrectionSchema>
export type Propose = (input: Input) => Promise<ActionResult<{ correctionId: string }>>
type ProposeCorrectionProps = { personId: string; fields: readonly { value: CorrectionField; label: string }[]; action: Propose }

const CHOICES: Partial<Record<CorrectionField, readonly string[]>> = {
  education: EDUCATIONS,
  degree: DEGREES,
  politicalStatus: POLITICAL_STATUSES,
}
const HELP: Partial<Record<CorrectionField, string>> = {
  specialities: '写出更正后的全部专长，用顿号分开，最多 10 项。',
  phone: '只有单位人事能看到，平台上加密保存。',
}

/** A talent says what is wrong in the own data and what it should be. */
export function ProposeCorrection(props: ProposeCorrectionProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" icon="pen" onClick={() => setOpen(true)}>
        提出更正
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="提出更正" description="一次更正一项；单位、条线和职务的变动请联系单位人事办理。">
        {open && <CorrectionForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function CorrectionForm({ personId, fields, action, close }: ProposeCorrectionProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { correctionId: string }>({
    schema: proposeCorrectionSchema,
    action,
    defaultValues: { personId, field: 'specialities', newValue: '', reason: '', proofFileId: '' },
    successMessage: '已提出，等待单位确认。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  const field = f.form.watch('field')
  return (
    <ActionForm of={f} label="提出更正">
      <SelectField of={f} name="field" label="要更正的内容" required options={[...fields]} />
      <NewValue key={field} of={f} field={field} />
      <TextAreaField of={f} name="reason" label="理由" required rows={2} limit={200} />
      <UploadOne
        purpose="correction"
        label="证明材料（选填）"
        hint="PDF 或图片，不超过 10 MB"
        accept=".pdf,.jpg,.jpeg,.png"
        maxBytes={10 * 1024 * 1024}
        onUploaded={(fileId) => f.form.setValue('proofFileId', fileId)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>提出更正</SubmitButton>
      </div>
    </ActionForm>
  )
}

function NewValue({ of, field }: { of: ReturnType<typeof useActionForm<Input, { correctionId: string }>>; field: CorrectionField }) {
  const shared = { of, name: 'newValue', label: '更正为', required: true, help: HELP[field] } as const
  const choices = CHOICES[field]
  if (choices) return <SelectField {...shared} placeholder="请选择" options={choices.map((value) => ({ value, label: value }))} />
  if (field === 'birthDate' || field === 'workStartDate') return <DateField {...shared} />
  if (field === 'bio' || field === 'specialities') return <TextAreaField {...shared} rows={field === 'bio' ? 4 : 2} limit={2000} />
  return <TextField {...shared} inputMode={field === 'phone' ? 'tel' : undefined} />
}
