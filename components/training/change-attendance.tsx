'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField, RadioField, TextAreaField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { UploadOne } from '@/components/titles/upload-one'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { AttendanceRow } from '@/lib/training/course-queries'
import { changeAttendanceSchema } from '@/lib/training/schema'
import { RESULT_OPTIONS } from './add-attendance'

type Input = z.input<typeof changeAttendanceSchema>
type ChangeAttendanceProps = {
  row: AttendanceRow
  courseHours: number
  action: (input: Input) => Promise<ActionResult<{ version: number }>>
}

/** Puts one person's hours, result or certificate right. */
export function ChangeAttendance(props: ChangeAttendanceProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)} aria-label={`更正${props.row.personName}的参训记录`}>
        更正
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`更正${props.row.personName}的参训记录`}>
        {open && <ChangeForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function ChangeForm({ row, courseHours, action, close }: ChangeAttendanceProps & { close: () => void }) {
  const router = useRouter()
  const [uploaded, setUploaded] = useState(false)
  const f = useActionForm<Input, { version: number }>({
    schema: changeAttendanceSchema,
    action,
    defaultValues: {
      attendanceId: row.id,
      version: row.version,
      hours: row.hours,
      result: row.result ?? '',
      note: row.note ?? '',
      certificateFileId: null,
      reason: '',
    },
    successMessage: '参训记录已更正。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="更正参训记录">
      <NumberField of={f} name="hours" label="实际参加学时" required suffix="学时" min={0.5} step={0.5} max={courseHours} />
      <RadioField of={f} name="result" label="考核结果" direction="row" options={RESULT_OPTIONS} />
      <UploadOne
        purpose="trainingCertificate"
        label={uploaded ? '结业证书已上传，保存后生效' : row.certificate ? '换一份结业证书' : '上传结业证书'}
        hint={row.certificate && !uploaded ? `现有：${row.certificate.name}` : 'PDF 或图片，不超过 10 MB；没有可以不传。'}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        maxBytes={10 * 1024 * 1024}
        error={f.form.formState.errors.certificateFileId?.message}
        onUploaded={(id) => {
          f.form.setValue('certificateFileId', id)
          setUploaded(true)
        }}
      />
      <TextField of={f} name="note" label="备注" optional maxLength={200} />
      {row.needsReason && (
        <TextAreaField of={f} name="reason" label="更正理由" required rows={2} limit={300} help="登记已超过 30 天，理由会记入审计记录。" />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>保存更正</SubmitButton>
      </div>
    </ActionForm>
  )
}
