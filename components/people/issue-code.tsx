'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Dialog } from '@/components/ui/dialog'
import { type DateOnly, formatDate } from '@/lib/platform/dates'

type Issued = { code: string; expiresOn: DateOnly; personName: string }
type Issue = (input: { personId: string }) => Promise<ActionResult<Issued>>

/** Makes a one-time code and shows it this once. */
export function IssueCode({ personId, action }: { personId: string; action: Issue }) {
  const [issued, setIssued] = useState<Issued | null>(null)
  return (
    <>
      <ActionButton
        action={action}
        input={{ personId }}
        icon="key"
        onDone={setIssued}
        refresh={false}
        confirm={{
          title: '发放激活码',
          consequences: '本人凭激活码开通自己的账号。激活码只显示一次；之前未用的激活码作废。',
          confirmLabel: '发放',
        }}
      >
        发放激活码
      </ActionButton>
      <Dialog open={issued !== null} onOpenChange={(open) => !open && setIssued(null)} size="sm" title="激活码">
        {issued && (
          <div className="space-y-3">
            <p>
              请当面或以安全方式交给{issued.personName}，{formatDate(issued.expiresOn)}前在登录页“激活账号”处使用。关闭后不再显示。
            </p>
            <p className="rounded border border-line bg-sunk px-4 py-3 text-center text-22 font-semibold tracking-widest">{issued.code}</p>
          </div>
        )}
      </Dialog>
    </>
  )
}
