'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import { type ActionResult, searchWith } from '@/components/forms/action-result'
import { NumberField, RadioField } from '@/components/forms/fields'
import { MultiComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RESULT_LABELS, RESULTS } from '@/lib/training/labels'
import { recordAttendanceSchema } from '@/lib/training/schema'

type Input = z.input<typeof recordAttendanceSchema>
type Choice = { value: string; label: string; note?: string }
type AddAttendanceProps = {
  course: { id: string; name: string; hours: number; isCityWide: boolean; unitName: string }
  action: (input: Input) => Promise<ActionResult<{ recorded: number }>>
  findTrainees: (input: { courseId: string; query: string }) => Promise<ActionResult<Choice[]>>
}

export const RESULT_OPTIONS = [{ value: '', label: '不考核' }, ...RESULTS.map((value) => ({ value, label: RESULT_LABELS[value].word }))]

/** Puts chosen people on the record of a course. */
export function AddAttendance(props: AddAttendanceProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setOpen(true)}>
        登记参训人员
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="登记参训人员"
        description={
          props.course.isCityWide
            ? '全市培训，各单位人员都可以登记。学时不同的请分几次登记。'
            : `只限${props.course.unitName}及其下级单位的人员。学时不同的请分几次登记。`
        }
      >
        {open && <AddForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function AddForm({ course, action, findTrainees, close }: AddAttendanceProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { recorded: number }>({
    schema: recordAttendanceSchema,
    action,
    defaultValues: { courseId: course.id, personIds: [], hours: course.hours, result: '' },
    successMessage: '参训人员已登记。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="登记参训人员">
      <MultiComboboxField
        of={f}
        name="personIds"
        label="参训人员"
        required
        search={searchWith(({ query }) => findTrainees({ courseId: course.id, query }))}
        placeholder="输入姓名或拼音，可选多人"
        max={50}
      />
      <NumberField of={f} name="hours" label="实际参加学时" required suffix="学时" min={0.5} step={0.5} max={course.hours} />
      <RadioField of={f} name="result" label="考核结果" direction="row" options={RESULT_OPTIONS} />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>登记</SubmitButton>
      </div>
    </ActionForm>
  )
}
