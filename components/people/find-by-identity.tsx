'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { findByIdentitySchema } from '@/lib/org/schema'

type Find = (input: { idNumber: string }) => Promise<ActionResult<{ personId: string }>>

function FindForm({ action }: { action: Find }) {
  const router = useRouter()
  const form = useActionForm({
    schema: findByIdentitySchema,
    action,
    defaultValues: { idNumber: '' },
    onSuccess: ({ personId }) => router.push(`/people/${personId}`),
  })
  return (
    <ActionForm of={form} label="按身份证号查找">
      <TextField of={form} name="idNumber" label="身份证号" required help="18 位，完全一致才能找到。号码不会出现在网址和日志中。" />
      <SubmitButton of={form}>查找</SubmitButton>
    </ActionForm>
  )
}

/** Exact search; the number is posted, never put into an address. */
export function FindByIdentity({ action }: { action: Find }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" icon="search" onClick={() => setOpen(true)}>
        按身份证号查找
      </Button>
      <Dialog open={open} onOpenChange={setOpen} size="sm" title="按身份证号查找">
        <FindForm action={action} />
      </Dialog>
    </>
  )
}
