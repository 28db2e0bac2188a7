'use client'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { FirstPassword } from '@/lib/accounts/commands/create-account'

/** Shown once: it is kept nowhere, and cannot be asked for again. */
export function FirstPasswordDialog({ made, onClose }: { made: FirstPassword | null; onClose: () => void }) {
  const [copied, setCopied] = useState(false)

  async function copy(text: string) {
    await navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }

  function close() {
    setCopied(false)
    onClose()
  }

  if (!made) return null
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title="请记下初始密码"
      foot={
        <>
          <Button icon="copy" onClick={() => void copy(made.firstPassword)}>
            {copied ? '已复制' : '复制密码'}
          </Button>
          <Button variant="primary" onClick={close}>
            已记下，关闭
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-2">
        <dt className="text-ink-3">使用人</dt>
        <dd>{made.name}</dd>
        <dt className="text-ink-3">账号</dt>
        <dd>{made.login}</dd>
        <dt className="text-ink-3">初始密码</dt>
        <dd className="select-all font-semibold text-18 break-all">{made.firstPassword}</dd>
      </dl>
      <Alert className="mt-4" tone="amber">
        只显示这一次，关闭后无法再看到。请当面或用可靠的方式交给本人；本人首次登录时必须修改。
      </Alert>
    </Dialog>
  )
}
