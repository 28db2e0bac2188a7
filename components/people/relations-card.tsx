'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { SelectField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import type { RelationsView } from '@/lib/org/relation-queries'
import { type DeclareRelationInput, declareRelationSchema } from '@/lib/org/relation-schema'
import { relationKindNames, relationKinds } from '@/lib/org/relations'

type Props = {
  relations: RelationsView
  /** The person's own page speaks to them. */
  isOwn?: boolean
  declare: (input: DeclareRelationInput) => Promise<ActionResult<unknown>>
  withdraw: (input: { relationId: string }) => Promise<ActionResult<unknown>>
}

function DeclareForm({ personId, declare, onDone }: { personId: string; declare: Props['declare']; onDone: () => void }) {
  const f = useActionForm({
    schema: declareRelationSchema,
    action: declare,
    defaultValues: { personId, kind: '' as 'spouse', otherName: '', otherUnit: '', note: '' },
    successMessage: '已登记',
    onSuccess: onDone,
  })
  return (
    <ActionForm of={f} className="space-y-4">
      <SelectField
        of={f}
        name="kind"
        label="关系"
        required
        placeholder="请选择"
        options={relationKinds.map((kind) => ({ value: kind, label: relationKindNames[kind] }))}
      />
      <TextField of={f} name="otherName" label="对方姓名" required />
      <TextField of={f} name="otherUnit" label="对方单位" help="单位全称或者简称；不清楚的可以不填。" />
      <TextField of={f} name="note" label="说明" help="共同承担项目的，请填写项目名称。" />
      <SubmitButton of={f}>登记</SubmitButton>
    </ActionForm>
  )
}

/** Kin, mentors and partners in projects: what review must keep apart. */
export function RelationsCard({ relations, isOwn, declare, withdraw }: Props) {
  const [open, setOpen] = useState(false)
  const { rows, abilities, personId } = relations
  return (
    <Card>
      <CardHead
        finding="评审回避关系"
        sub="只用于评选中排查回避，对方和对方单位看不到"
        tools={
          abilities.declare && (
            <Dialog
              open={open}
              onOpenChange={setOpen}
              size="sm"
              trigger={
                <Button size="sm" icon="plus">
                  {isOwn ? '申报关系' : '登记关系'}
                </Button>
              }
              title={isOwn ? '申报回避关系' : '登记回避关系'}
              description="夫妻、直系血亲、三代以内旁系血亲、近姻亲，师承带教，以及共同承担的项目。"
            >
              <DeclareForm personId={personId} declare={declare} onDone={() => setOpen(false)} />
            </Dialog>
          )
        }
      />
      <CardBody>
        {rows.length === 0 ? (
          <p className="text-ink-3">没有登记的关系。</p>
        ) : (
          <ul className="space-y-3">
            {rows.map((row) => (
              <li key={row.id} className="flex flex-wrap items-start justify-between gap-2">
                <div>
                  <p>
                    <strong className="font-semibold">{row.kindName}</strong>：{row.otherName}
                    {row.otherUnit && `（${row.otherUnit}）`}
                  </p>
                  <p className="text-13 text-ink-3">{[row.sourceName, row.note].filter(Boolean).join(' · ')}</p>
                </div>
                {row.canWithdraw && (
                  <ActionButton
                    size="sm"
                    variant="quiet"
                    action={withdraw}
                    input={{ relationId: row.id }}
                    success="已撤回"
                    confirm={{
                      title: '撤回这项申报？',
                      consequences: '以后的评选不再按它排查回避；已经排查出的回避仍然有效。',
                      confirmLabel: '撤回',
                    }}
                  >
                    撤回
                  </ActionButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}
