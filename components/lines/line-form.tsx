'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField, SwitchField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { LineView } from '@/lib/org/queries'
import { saveLineSchema } from '@/lib/org/unit-schema'

type Save = (input: z.input<typeof saveLineSchema>) => Promise<ActionResult<{ lineId: string }>>

function LineForm({ line, nextOrder, action, onDone }: { line: LineView | null; nextOrder: number; action: Save; onDone: () => void }) {
  const form = useActionForm({
    schema: saveLineSchema,
    action,
    defaultValues: {
      lineId: line?.id ?? null,
      version: line?.version ?? 0,
      code: line?.code ?? '',
      name: line?.name ?? '',
      sortOrder: line?.sortOrder ?? nextOrder,
      isActive: line?.isActive ?? true,
    },
    onSuccess: onDone,
    successMessage: '已保存。',
  })
  return (
    <ActionForm of={form} label={line ? '修改条线' : '新增条线'}>
      <TextField of={form} name="name" label="条线名称" required />
      <TextField of={form} name="code" label="编码" required help="字母、数字，导入表格时用来对应。" />
      <NumberField of={form} name="sortOrder" label="顺序号" min={0} help="小的排在前面。" />
      <SwitchField of={form} name="isActive" label="在用" help="停用后不能再选，历史数据保留。" />
      <SubmitButton of={form}>保存</SubmitButton>
    </ActionForm>
  )
}

/** Adds a line, or changes the one given. */
export function EditLine({ line, nextOrder, action }: { line: LineView | null; nextOrder: number; action: Save }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const finish = () => {
    setOpen(false)
    router.refresh()
  }
  return (
    <>
      <Button variant={line ? 'quiet' : 'primary'} size={line ? 'sm' : 'md'} icon={line ? 'pen' : 'plus'} onClick={() => setOpen(true)}>
        {line ? '修改' : '新增条线'}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} size="sm" title={line ? `修改${line.name}` : '新增条线'}>
        <LineForm line={line} nextOrder={nextOrder} action={action} onDone={finish} />
      </Dialog>
    </>
  )
}
