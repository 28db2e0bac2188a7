'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import { type ActionResult, searchWith } from '@/components/forms/action-result'
import { DateField, SelectField, TextAreaField, TextField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { RecognitionRow } from '@/lib/titles/recognition-queries'
import { requestRecognitionSchema } from '@/lib/titles/recognition-schema'
import { UploadOne } from './upload-one'

type Input = z.input<typeof requestRecognitionSchema>
type Choice = { value: string; label: string; note?: string }
type RequestRecognitionDialogProps = {
  titles: { id: string; name: string }[]
  today: string
  /** The one person a talent asks for; null where the unit chooses. */
  ownPersonId: string | null
  /** A request that was not granted: its content is the start of the new one. */
  earlier?: RecognitionRow
  action: (input: Input) => Promise<ActionResult<{ recognitionId: string }>>
  findPeople: (input: { query: string }) => Promise<ActionResult<Choice[]>>
}

/** Asks the office to recognise a title that was granted elsewhere. */
export function RequestRecognitionDialog(props: RequestRecognitionDialogProps) {
  const [open, setOpen] = useState(false)
  const { earlier } = props
  return (
    <>
      {earlier ? (
        <Button size="sm" onClick={() => setOpen(true)}>
          修改后重报
        </Button>
      ) : (
        <Button variant="primary" icon="plus" onClick={() => setOpen(true)}>
          申请认定
        </Button>
      )}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={earlier ? `重新申请认定${earlier.personName}的称号` : '申请认定称号'}
        description={
          earlier?.answer
            ? `上次未予认定的理由：${earlier.answer}`
            : '上级或外地授予的称号，凭证书或文件申请认定；市人才办审核通过后登记入册，任期自授予之日起算。'
        }
      >
        {open && <RequestForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function RequestForm({
  titles,
  today,
  ownPersonId,
  earlier,
  action,
  findPeople,
  close,
}: RequestRecognitionDialogProps & { close: () => void }) {
  const router = useRouter()
  const kept = earlier?.proof?.isOwn ? earlier.proof : null
  const f = useActionForm<Input, { recognitionId: string }>({
    schema: requestRecognitionSchema,
    action,
    defaultValues: {
      personId: earlier?.personId ?? ownPersonId ?? '',
      titleId: earlier?.titleId ?? '',
      awardName: earlier?.awardName ?? '',
      grantedBy: earlier?.grantedBy ?? '',
      grantedOn: earlier?.grantedOn ?? '',
      documentNumber: earlier?.documentNumber ?? '',
      note: earlier?.note ?? '',
      proofFileId: kept?.id ?? '',
    },
    successMessage: '已提交，等待市人才办审核。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="申请认定称号">
      {ownPersonId === null && !earlier && (
        <ComboboxField of={f} name="personId" label="人员" required search={searchWith(findPeople)} placeholder="输入姓名查找" />
      )}
      <SelectField
        of={f}
        name="titleId"
        label="申请认定为"
        required
        placeholder="请选择"
        options={titles.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField of={f} name="awardName" label="证书或文件上的称号全称" required maxLength={80} />
      <TextField of={f} name="grantedBy" label="授予机关" required maxLength={80} />
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <DateField of={f} name="grantedOn" label="授予日期" required max={today} />
        <TextField of={f} name="documentNumber" label="文号或证书编号" required maxLength={100} />
      </div>
      <UploadOne
        purpose="recognition"
        label={kept ? '换一份证书或授予文件' : '上传证书或授予文件'}
        hint={`${kept ? `不换则沿用“${kept.name}”。` : ''}PDF 或图片，不超过 10 MB。`}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        maxBytes={10 * 1024 * 1024}
        error={f.form.formState.errors.proofFileId?.message}
        onUploaded={(id) => f.form.setValue('proofFileId', id, { shouldValidate: true })}
      />
      <TextAreaField of={f} name="note" label="补充说明" optional rows={2} limit={300} />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>提交申请</SubmitButton>
      </div>
    </ActionForm>
  )
}
