'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextLink } from '@/components/ui/text-link'
import { keepSearchSchema } from '@/lib/pool/schema'

type Input = z.input<typeof keepSearchSchema>
type KeptSearchesProps = {
  /** The filter that is set now; empty when none. */
  query: string
  searches: readonly { id: string; name: string; query: string }[]
  keep: (input: Input) => Promise<ActionResult<{ searchId: string }>>
  remove: (input: { searchId: string }) => Promise<ActionResult<{ name: string }>>
}

/** Keeps the filter of the list under a name, and takes kept ones away. */
export function KeptSearches(props: KeptSearchesProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" icon="save" onClick={() => setOpen(true)}>
        保存的查询
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="保存的查询"
        description="查询只属于您本人；链接可以发给同事，对方看到的仍是各自有权查看的人员。"
      >
        {open && <Searches {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function Searches({ query, searches, keep, remove, close }: KeptSearchesProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { searchId: string }>({
    schema: keepSearchSchema,
    action: keep,
    defaultValues: { name: '', query },
    successMessage: '查询已保存。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <>
      {query === '' ? (
        <p className="text-ink-2">先设定筛选条件，再在这里保存。</p>
      ) : (
        <ActionForm of={f} label="保存当前查询">
          <TextField
            of={f}
            name="name"
            label="为当前查询取名"
            required
            placeholder="如：工程造价可调用"
            help="同名的查询会被替换，最多 30 个。"
          />
          <div className="flex justify-end">
            <SubmitButton of={f}>保存当前查询</SubmitButton>
          </div>
        </ActionForm>
      )}
      {searches.length > 0 && (
        <ul className="mt-5 divide-y divide-line border-t border-line">
          {searches.map((search) => (
            <li key={search.id} className="flex items-center justify-between gap-3 py-2">
              <TextLink href={`/pool?${search.query}`}>{search.name}</TextLink>
              <ActionButton
                size="sm"
                variant="quiet"
                action={remove}
                input={{ searchId: search.id }}
                success={`已删除“${search.name}”。`}
                confirm={{
                  title: '删除这个查询？',
                  consequences: `“${search.name}”将从您的列表中删除，人员不受影响。`,
                  confirmLabel: '删除',
                }}
              >
                删除
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
