'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { RadioField, TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { type DeclarableKind, declarableKindNames, declarableKinds, declareWhileScoringSchema } from '@/lib/rounds/review-schema'

type Input = { assignmentId: string; kind: DeclarableKind; reason: string }

type StandAsideProps = {
  assignmentId: string
  label: string
  roundId: string
  action: (input: Input) => Promise<ActionResult<{ roundId: string }>>
  /** The seat is given up: nothing of its sheet is needed any more. */
  onDone: () => void
}

/** Whoever recognises a candidate while scoring stands aside. */
export function StandAside({ assignmentId, label, roundId, action, onDone }: StandAsideProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const f = useActionForm<Input, { roundId: string }>({
    schema: declareWhileScoringSchema,
    action,
    defaultValues: { assignmentId, kind: 'declared', reason: '' },
    onSuccess: () => {
      onDone()
      toast.success(`已回避${label}，这份评审任务由其他专家承担`)
      setOpen(false)
      router.push(`/reviews/${roundId}/score`)
      router.refresh()
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="quiet">
          申请回避
        </Button>
      }
      title={`申请回避${label}`}
      description="认出候选对象，或者与其有需要回避的关系时填写。提交后这份评分表作废，改由其他专家评审，不能撤回。"
    >
      <ActionForm of={f} label="申请回避">
        <RadioField
          of={f}
          name="kind"
          label="回避原因"
          direction="column"
          options={declarableKinds.map((kind) => ({ value: kind, label: declarableKindNames[kind] }))}
          required
        />
        <TextAreaField of={f} name="reason" label="具体说明" rows={3} limit={500} required />
        <SubmitButton of={f}>确认回避</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
