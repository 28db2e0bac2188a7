'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { FieldError } from '@/components/ui/field'
import type { ClassDefinition, TitleChoice } from '@/lib/targets/cycle-queries'
import { defineClassSchema } from '@/lib/targets/schema'

type Input = z.input<typeof defineClassSchema>
type ClassDialogProps = {
  definition: ClassDefinition
  titles: TitleChoice[]
  action: (input: Input) => Promise<ActionResult<{ version: number }>>
}

/** Which titles a class counts, as a new version with its reason. */
export function ClassDialog({ definition, titles, action }: ClassDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        调整口径
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`调整“${definition.name}”的统计口径`}
        description="保存后立即按新口径重新计数，过去的数字一并更正并留痕；已经生成的报告不变。"
      >
        {open && <ClassForm definition={definition} titles={titles} action={action} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function ClassForm({ definition, titles, action, close }: ClassDialogProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { version: number }>({
    schema: defineClassSchema,
    action,
    defaultValues: { classCode: definition.code, version: definition.version, titleCodes: definition.titleCodes, reason: '' },
    successMessage: '口径已调整，指标已重新计数。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  const choices = titles.filter((title) => title.plan === definition.plan)
  return (
    <ActionForm of={f} label="统计口径">
      <Controller
        control={f.form.control}
        name="titleCodes"
        render={({ field, fieldState }) => (
          <fieldset data-field-label="计入的称号">
            <legend className="mb-1.5 font-semibold">计入的称号</legend>
            <div className="grid gap-2 sm:grid-cols-2">
              {choices.map((title, index) => (
                <Checkbox
                  key={title.code}
                  id={index === 0 ? f.idOf('titleCodes') : undefined}
                  label={title.name}
                  checked={field.value.includes(title.code)}
                  onChange={(event) =>
                    field.onChange(event.target.checked ? [...field.value, title.code] : field.value.filter((code) => code !== title.code))
                  }
                />
              ))}
            </div>
            {fieldState.error?.message && <FieldError id={`${f.idOf('titleCodes')}-error`}>{fieldState.error.message}</FieldError>}
          </fieldset>
        )}
      />
      <TextAreaField of={f} name="reason" label="调整原因" required rows={3} limit={300} />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>按新口径重新计数</SubmitButton>
      </div>
    </ActionForm>
  )
}
