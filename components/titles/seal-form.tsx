'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { CheckboxField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { saveSealSchema } from '@/lib/titles/certificate-schema'
import { UploadOne } from './upload-one'

type Input = z.input<typeof saveSealSchema>
type SealFormProps = {
  seal: { signatory: string; fileId: string | null }
  action: (input: Input) => Promise<ActionResult<{ hasSeal: boolean }>>
}

/** Who signs certificates, and the seal's picture. */
export function SealForm({ seal, action }: SealFormProps) {
  const router = useRouter()
  const [uploaded, setUploaded] = useState(0)
  const f = useActionForm<Input, { hasSeal: boolean }>({
    schema: saveSealSchema,
    action,
    defaultValues: { signatory: seal.signatory, fileId: null, removeSeal: false },
    successMessage: '落款与印章已保存，今后打印的证书按此执行。',
    onSuccess: () => {
      f.form.setValue('fileId', null)
      f.form.setValue('removeSeal', false)
      setUploaded((count) => count + 1)
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="证书落款与印章">
      <TextField of={f} name="signatory" label="落款单位" required maxLength={40} help="印在证书右下方，用单位全称。" />
      <UploadOne
        key={uploaded}
        purpose="seal"
        label={seal.fileId ? '更换印章图片' : '上传印章图片'}
        hint="透明底的 PNG 效果最好，也可用 JPG；不超过 1 MB。印在落款和日期之上，直径约 4.2 厘米。"
        accept=".png,.jpg,.jpeg"
        maxBytes={1024 * 1024}
        onUploaded={(id) => f.form.setValue('fileId', id)}
      />
      {seal.fileId && <CheckboxField of={f} name="removeSeal" label="撤下现在的印章图片" help="撤下后证书留出位置，由人工盖章。" />}
      <SubmitButton of={f}>保存</SubmitButton>
    </ActionForm>
  )
}
