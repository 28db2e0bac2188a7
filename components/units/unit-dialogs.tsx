'use client'
import { useRouter } from 'next/navigation'
import { Fragment, type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { CheckboxField, DateField, NumberField, RadioField, TextField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { UnitView } from '@/lib/org/unit-queries'
import { closeUnitSchema, editUnitSchema, mergeUnitsSchema, moveUnitSchema, renameUnitSchema } from '@/lib/org/unit-schema'
import { LEVELS } from './create-unit-form'

type Action<Schema extends z.ZodType> = (input: z.input<Schema>) => Promise<ActionResult<{ unitId: string }>>

export type UnitActions = {
  edit: Action<typeof editUnitSchema>
  rename: Action<typeof renameUnitSchema>
  move: Action<typeof moveUnitSchema>
  merge: Action<typeof mergeUnitsSchema>
  close: Action<typeof closeUnitSchema>
}

type FormProps = { unit: UnitView; actions: UnitActions; onDone: () => void }

const REASON = '如批准文号，会记入单位沿革和审计。'

function optionsOf(unit: UnitView) {
  return unit.others.map(({ id, name }) => ({ value: id, label: name }))
}

function EditForm({ unit, actions, onDone }: FormProps) {
  const { id: unitId, version, level, isLegalBody, sortOrder } = unit
  const defaultValues = { unitId, version, level, isLegalBody, sortOrder }
  const form = useActionForm({ schema: editUnitSchema, action: actions.edit, defaultValues, onSuccess: onDone, successMessage: '已保存。' })
  return (
    <ActionForm of={form} label="单位设置">
      <RadioField of={form} name="level" label="层级" options={LEVELS} />
      <CheckboxField of={form} name="isLegalBody" label="是法人单位" help="评审回避时，同一法人单位的人员视为同单位。" />
      <NumberField of={form} name="sortOrder" label="顺序号" min={0} help="同级单位中，小的排在前面。" />
      <SubmitButton of={form}>保存</SubmitButton>
    </ActionForm>
  )
}

function RenameForm({ unit, actions, onDone }: FormProps) {
  const defaultValues = { unitId: unit.id, version: unit.version, name: unit.name, shortName: unit.shortName, on: unit.today, reason: '' }
  const form = useActionForm({
    schema: renameUnitSchema,
    action: actions.rename,
    defaultValues,
    onSuccess: onDone,
    successMessage: '已更名。',
  })
  return (
    <ActionForm of={form} label="更名">
      <TextField of={form} name="name" label="新名称" required />
      <TextField of={form} name="shortName" label="简称" optional />
      <DateField of={form} name="on" label="生效日期" required help="此前的统计和材料仍用原名称。" />
      <TextField of={form} name="reason" label="依据" required help={REASON} />
      <SubmitButton of={form}>更名</SubmitButton>
    </ActionForm>
  )
}

function MoveForm({ unit, actions, onDone }: FormProps) {
  const defaultValues = { unitId: unit.id, version: unit.version, parentId: '', on: unit.today, reason: '' }
  const form = useActionForm({ schema: moveUnitSchema, action: actions.move, defaultValues, onSuccess: onDone, successMessage: '已调整。' })
  return (
    <ActionForm of={form} label="调整隶属">
      <Alert tone="indigo">{`现隶属${unit.parentName ?? '（无）'}。下级单位和人员一并随迁；原上级自生效日起不再管理。`}</Alert>
      <ComboboxField of={form} name="parentId" label="新的上级单位" required options={optionsOf(unit)} placeholder="输入名称查找" />
      <DateField of={form} name="on" label="生效日期" required />
      <TextField of={form} name="reason" label="依据" required help={REASON} />
      <SubmitButton of={form}>调整</SubmitButton>
    </ActionForm>
  )
}

function MergeForm({ unit, actions, onDone }: FormProps) {
  const defaultValues = { unitId: unit.id, version: unit.version, intoUnitId: '', on: unit.today, reason: '' }
  const form = useActionForm({
    schema: mergeUnitsSchema,
    action: actions.merge,
    defaultValues,
    onSuccess: onDone,
    successMessage: '已合并。',
  })
  return (
    <ActionForm of={form} label="合并">
      <Alert tone="amber">
        {`${unit.name}的 ${unit.people} 名在职人员${unit.children.length > 0 ? `和 ${unit.children.length} 个下级单位` : ''}自生效日起转入新单位，本单位随之撤销，不能恢复。原单位账号的授权请由安全管理员重新授予。`}
      </Alert>
      <ComboboxField of={form} name="intoUnitId" label="并入单位" required options={optionsOf(unit)} placeholder="输入名称查找" />
      <DateField of={form} name="on" label="生效日期" required max={unit.today} help="并入后的第一天，不能晚于今天。" />
      <TextField of={form} name="reason" label="依据" required help={REASON} />
      <SubmitButton of={form}>合并</SubmitButton>
    </ActionForm>
  )
}

function CloseForm({ unit, actions, onDone }: FormProps) {
  const defaultValues = { unitId: unit.id, version: unit.version, on: unit.today, reason: '' }
  const form = useActionForm({
    schema: closeUnitSchema,
    action: actions.close,
    defaultValues,
    onSuccess: onDone,
    successMessage: '已撤销。',
  })
  return (
    <ActionForm of={form} label="撤销">
      <Alert tone="amber">撤销后不能恢复。单位里没有在职人员、下面没有单位时才能撤销。</Alert>
      <DateField of={form} name="on" label="生效日期" required max={unit.today} help="不再存在的第一天。" />
      <TextField of={form} name="reason" label="依据" required help={REASON} />
      <SubmitButton of={form}>撤销</SubmitButton>
    </ActionForm>
  )
}

const FORMS = { 设置: EditForm, 更名: RenameForm, 调整隶属: MoveForm, 合并: MergeForm, 撤销: CloseForm }
type FormName = keyof typeof FORMS

/** The changes a unit can go through, each in its own dialog. */
export function UnitDialogs({ unit, actions, more }: { unit: UnitView; actions: UnitActions; more?: ReactNode }) {
  const router = useRouter()
  const [open, setOpen] = useState<FormName | null>(null)
  const isRoot = unit.parentId === null
  const names: FormName[] = isRoot ? ['设置', '更名'] : ['设置', '更名', '调整隶属', '合并', '撤销']
  const Form = open ? FORMS[open] : null
  const finish = () => {
    setOpen(null)
    router.refresh()
  }
  return (
    <>
      {names.map((name) => (
        <Fragment key={name}>
          {name === '撤销' && more}
          <Button variant={name === '撤销' ? 'danger' : 'default'} onClick={() => setOpen(name)}>
            {name}
          </Button>
        </Fragment>
      ))}
      <Dialog open={open !== null} onOpenChange={(isOpen) => !isOpen && setOpen(null)} size="sm" title={`${unit.name}：${open ?? ''}`}>
        {Form && <Form unit={unit} actions={actions} onDone={finish} />}
      </Dialog>
    </>
  )
}
