'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField, SelectField, SwitchField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { EntitlementRuleRow } from '@/lib/titles/entitlement-queries'
import { ENTITLEMENT_KINDS, ENTITLEMENT_LABELS } from '@/lib/titles/entitlement-rules'
import { saveEntitlementRuleSchema } from '@/lib/titles/entitlement-schema'

type Input = z.input<typeof saveEntitlementRuleSchema>
type RuleDialogProps = {
  /** Null for a new one. */
  rule: EntitlementRuleRow | null
  titles: { id: string; name: string }[]
  action: (input: Input) => Promise<ActionResult<{ id: string }>>
}

export function RuleDialog(props: RuleDialogProps) {
  const [open, setOpen] = useState(false)
  const { rule } = props
  return (
    <>
      <Button size={rule ? 'sm' : 'md'} variant={rule ? 'quiet' : 'primary'} icon={rule ? undefined : 'plus'} onClick={() => setOpen(true)}>
        {rule ? '修改' : '增加待遇'}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={rule ? `修改“${rule.title}”的${rule.name}` : '增加待遇'}
        description="一人同类待遇一年只享受一项，就高不重复；修改只影响以后生成的清单。"
      >
        {open && <RuleForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function RuleForm({ rule, titles, action, close }: RuleDialogProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { id: string }>({
    schema: saveEntitlementRuleSchema,
    action,
    defaultValues: {
      id: rule?.id ?? null,
      version: rule?.version ?? null,
      titleId: rule?.titleId ?? '',
      kind: rule?.kind ?? 'allowance',
      name: rule?.name ?? '',
      amount: rule?.amount ?? undefined,
      dueMonth: rule?.dueMonth ?? 12,
      dueDay: rule?.dueDay ?? 31,
      isActive: rule?.isActive ?? true,
    },
    successMessage: '待遇标准已保存。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  const { unit } = ENTITLEMENT_LABELS[f.form.watch('kind')]
  return (
    <ActionForm of={f} label="待遇标准">
      <SelectField
        of={f}
        name="titleId"
        label="称号"
        required
        placeholder="请选择"
        options={titles.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        of={f}
        name="kind"
        label="类别"
        required
        options={ENTITLEMENT_KINDS.map((kind) => ({ value: kind, label: ENTITLEMENT_LABELS[kind].word }))}
      />
      <TextField of={f} name="name" label="项目名称" required maxLength={40} />
      {unit && <NumberField of={f} name="amount" label="每年数额" suffix={unit} min={1} />}
      <div className="grid grid-cols-2 gap-4">
        <NumberField of={f} name="dueMonth" label="应于每年几月" required suffix="月" min={1} max={12} />
        <NumberField of={f} name="dueDay" label="几日前落实" required suffix="日" min={1} max={31} />
      </div>
      <SwitchField of={f} name="isActive" label="现行有效" help="关闭后不再列入新的清单。" />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>保存</SubmitButton>
      </div>
    </ActionForm>
  )
}
