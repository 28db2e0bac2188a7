'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { RadioField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { UploadOne } from '@/components/titles/upload-one'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DOCUMENT_KIND_LABELS, DOCUMENT_KINDS } from '@/lib/org/document-kinds'
import { addDocumentSchema } from '@/lib/org/document-schema'

type Input = z.input<typeof addDocumentSchema>
type AddDocumentProps = { personId: string; action: (input: Input) => Promise<ActionResult<{ documentId: string }>> }

/** Puts a paper into the person's file. */
export function AddDocument(props: AddDocumentProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" icon="upload" onClick={() => setOpen(true)}>
        归入材料
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="归入档案材料"
        description="本人、本单位人事和党组、市人才办可以查看；每次打开都有记录。"
      >
        {open && <AddForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function AddForm({ personId, action, close }: AddDocumentProps & { close: () => void }) {
  const router = useRouter()
  const [uploaded, setUploaded] = useState(false)
  const f = useActionForm<Input, { documentId: string }>({
    schema: addDocumentSchema,
    action,
    defaultValues: { personId, kind: 'education', note: '', fileId: '' },
    successMessage: '材料已归入档案。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="归入档案材料">
      <RadioField
        of={f}
        name="kind"
        label="材料类别"
        required
        direction="row"
        options={DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_KIND_LABELS[value] }))}
      />
      <TextField of={f} name="note" label="说明" optional maxLength={100} placeholder="如：硕士学位证书" />
      <UploadOne
        purpose="personDocument"
        label={uploaded ? '材料已上传，再选可以替换' : '选择材料，或拖到这里'}
        hint="PDF、Word 文档或图片，不超过 20 MB。"
        accept=".pdf,.docx,.doc,.jpg,.jpeg,.png,.webp"
        maxBytes={20 * 1024 * 1024}
        error={f.form.formState.errors.fileId?.message}
        onUploaded={(id) => {
          f.form.setValue('fileId', id, { shouldValidate: true })
          setUploaded(true)
        }}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>归入档案</SubmitButton>
      </div>
    </ActionForm>
  )
}
