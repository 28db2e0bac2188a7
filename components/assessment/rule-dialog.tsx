'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField, SelectField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { TitleRule } from '@/lib/assessment/form-queries'
import { saveManagementRuleSchema } from '@/lib/assessment/schema'

type Input = z.input<typeof saveManagementRuleSchema>
type ManagementRuleDialogProps = { rule: TitleRule; action: (input: Input) => Promise<ActionResult<{ titleId: string }>> }

/** Sets how one title is managed. */
export function ManagementRuleDialog(props: ManagementRuleDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        修改
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`“${props.rule.title}”管理办法`}
        description="修改后对以后的考核和授予生效，已决定的不变。"
      >
        {open && <RuleForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function RuleForm({ rule, action, close }: ManagementRuleDialogProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { titleId: string }>({
    schema: saveManagementRuleSchema,
    action,
    defaultValues: {
      titleId: rule.titleId,
      version: rule.version,
      failedYearsToRevoke: rule.failedYearsToRevoke,
      renewalNeeds: rule.renewalNeeds === 'excellent' || rule.renewalNeeds === 'qualified' ? rule.renewalNeeds : 'none',
      trainingHours: rule.trainingHours,
      noticeDays: rule.noticeDays.join('、'),
      barYearsAfterSanction: rule.barYearsAfterSanction,
      barYearsAfterAssessment: rule.barYearsAfterAssessment,
    },
    successMessage: '管理办法已保存。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="管理办法">
      <NumberField
        of={f}
        name="trainingHours"
        label="每年培训不少于"
        required
        suffix="学时"
        min={0}
        max={1000}
        help="未达到的不能评为合格以上。"
      />
      <NumberField of={f} name="failedYearsToRevoke" label="连续不合格达到几年建议撤销" required suffix="年" min={1} max={5} />
      <SelectField
        of={f}
        name="renewalNeeds"
        label="续评条件"
        required
        options={[
          { value: 'none', label: '不要求考核结果' },
          { value: 'qualified', label: '最近一次考核合格以上' },
          { value: 'excellent', label: '最近一次考核优秀' },
        ]}
      />
      <TextField of={f} name="noticeDays" label="届满前提醒" required help="届满前多少天提醒本人和单位，可填几个，如“180、90、30”。" />
      <div className="grid grid-cols-2 items-end gap-4 max-md:grid-cols-1">
        <NumberField of={f} name="barYearsAfterSanction" label="因违纪违法撤销后不得再授予" required suffix="年" min={0} max={20} />
        <NumberField of={f} name="barYearsAfterAssessment" label="因考核撤销后不得再授予" required suffix="年" min={0} max={20} />
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>保存</SubmitButton>
      </div>
    </ActionForm>
  )
}
