'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { CheckboxField, SelectField, TextAreaField, TextField } from '@/components/forms/fields'
import { MultiComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { CategoryChoices, CategoryView } from '@/lib/pool/category-queries'
import { saveCategorySchema } from '@/lib/pool/schema'

type Input = z.input<typeof saveCategorySchema>
type CategoryDialogProps = {
  /** None for a new one. */
  category?: CategoryView
  choices: CategoryChoices
  action: (input: Input) => Promise<ActionResult<{ categoryId: string }>>
}

/** Sets up a category, or changes its rule. */
export function CategoryDialog(props: CategoryDialogProps) {
  const [open, setOpen] = useState(false)
  const title = props.category ? '修改分类' : '新建分类'
  return (
    <>
      <Button variant={props.category ? 'default' : 'primary'} icon={props.category ? 'pen' : 'plus'} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title} description="几项条件须同时符合；特长关键词和称号符合其中之一即可。">
        {open && <CategoryForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function CategoryForm({ category, choices, action, close }: CategoryDialogProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { categoryId: string }>({
    schema: saveCategorySchema,
    action,
    defaultValues: {
      categoryId: category?.id ?? null,
      version: category?.version ?? 0,
      name: category?.name ?? '',
      description: category?.description ?? '',
      lineId: category?.lineId ?? '',
      words: category?.words.join('、') ?? '',
      titleCodes: category?.titleCodes ?? [],
      hasRule: category?.hasRule ?? true,
      isActive: category?.isActive ?? true,
    },
    successMessage: '分类已保存。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  const hasRule = f.form.watch('hasRule')
  return (
    <ActionForm of={f} label="人才分类">
      <TextField of={f} name="name" label="分类名称" required placeholder="如：工程建设类" />
      <CheckboxField of={f} name="hasRule" label="按规则自动归入" help="不勾选时，只包括人工加入的人员。" />
      {hasRule && (
        <>
          <SelectField
            of={f}
            name="lineId"
            label="条线"
            optional
            placeholder="不限"
            options={choices.lines.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField of={f} name="words" label="特长关键词" optional placeholder="如：造价、招标" help="用顿号分开，最多五个。" />
          <MultiComboboxField
            of={f}
            name="titleCodes"
            label="称号"
            optional
            placeholder="不限"
            options={choices.titles.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </>
      )}
      <TextAreaField of={f} name="description" label="说明" optional rows={2} limit={200} />
      {category && <CheckboxField of={f} name="isActive" label="使用中" help="停用后单位看不到这个分类，人工调整的记录保留。" />}
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>保存</SubmitButton>
      </div>
    </ActionForm>
  )
}
