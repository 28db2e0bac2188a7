'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { UploadOne } from '@/components/titles/upload-one'
import { LinkButton } from '@/components/ui/button'
import { deliverDuesSchema } from '@/lib/titles/entitlement-schema'

type Input = z.input<typeof deliverDuesSchema>
type DeliverFormProps = {
  dues: { id: string; version: number }[]
  today: string
  action: (input: Input) => Promise<ActionResult<{ delivered: number }>>
}

/** When, how and on which voucher the chosen dues were delivered. */
export function DeliverForm({ dues, today, action }: DeliverFormProps) {
  const router = useRouter()
  const f = useActionForm<Input, { delivered: number }>({
    schema: deliverDuesSchema,
    action,
    defaultValues: { dues, deliveredOn: today, proofFileId: '', note: '' },
    successMessage: `已登记落实 ${dues.length} 项。`,
    onSuccess: () => router.push('/titles/entitlements'),
  })
  return (
    <ActionForm of={f} label="登记落实">
      <DateField of={f} name="deliveredOn" label="落实日期" required max={today} />
      <UploadOne
        purpose="delivery"
        label="上传落实凭证"
        hint="发放回单、签收表、培训证明等；PDF 或图片，不超过 10 MB。"
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        maxBytes={10 * 1024 * 1024}
        error={f.form.formState.errors.proofFileId?.message}
        onUploaded={(id) => f.form.setValue('proofFileId', id, { shouldValidate: true })}
      />
      <TextAreaField of={f} name="note" label="说明" optional rows={2} limit={200} help="例如：随工资发放、体检机构名称。" />
      <div className="flex gap-3">
        <SubmitButton of={f}>{`登记落实（${dues.length} 项）`}</SubmitButton>
        <LinkButton href="/titles/entitlements" variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}
