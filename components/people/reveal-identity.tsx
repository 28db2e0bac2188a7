'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { KeyValues } from '@/components/ui/key-values'
import { revealIdentitySchema } from '@/lib/org/schema'

type Identity = { idNumber: string | null; phone: string | null }
type Reveal = (input: { personId: string; purpose: string }) => Promise<ActionResult<Identity>>

function RevealForm({ personId, action, onRevealed }: { personId: string; action: Reveal; onRevealed: (identity: Identity) => void }) {
  const form = useActionForm({ schema: revealIdentitySchema, action, defaultValues: { personId, purpose: '' }, onSuccess: onRevealed })
  return (
    <ActionForm of={form} label="查看身份信息">
      <TextField of={form} name="purpose" label="用途" required help="例如：核对推荐材料。查看人、时间和用途会记入审计。" />
      <SubmitButton of={form} icon="eye">
        查看
      </SubmitButton>
    </ActionForm>
  )
}

/** Identity data in the clear, until the dialog is closed. */
export function RevealIdentity({ personId, name, action }: { personId: string; name: string; action: Reveal }) {
  const [open, setOpen] = useState(false)
  const [identity, setIdentity] = useState<Identity | null>(null)

  function change(isOpen: boolean) {
    setOpen(isOpen)
    if (!isOpen) setIdentity(null)
  }

  return (
    <>
      <Button size="sm" icon="eye" onClick={() => setOpen(true)}>
        查看完整号码
      </Button>
      <Dialog open={open} onOpenChange={change} size="sm" title={`${name}的身份信息`}>
        {identity ? (
          <KeyValues
            columns={1}
            items={[
              { label: '身份证号', value: identity.idNumber },
              { label: '手机号码', value: identity.phone },
            ]}
          />
        ) : (
          <RevealForm personId={personId} action={action} onRevealed={setIdentity} />
        )}
      </Dialog>
    </>
  )
}
