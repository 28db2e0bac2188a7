'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { BlockedAction, Button, type ButtonLook } from '@/components/ui/button'
import { ConfirmDialog, type ReasonRequest } from '@/components/ui/confirm-dialog'
import type { IconName } from '@/components/ui/icon'
import { toast } from '@/components/ui/toast'
import { type ActionResult, callAction } from './action-result'

type Confirmation = {
  title: ReactNode
  consequences: ReactNode
  confirmLabel: string
  danger?: boolean
  /** The reason is sent as `field` of the input (`reason` by default). */
  reason?: ReasonRequest & { field?: string }
}

type ActionButtonProps<Input extends object, Data> = ButtonLook & {
  action: (input: Input) => Promise<ActionResult<Data>>
  /** Everything the action needs apart from the reason that is asked for. */
  input: Partial<Input>
  children: ReactNode
  icon?: IconName
  confirm?: Confirmation
  success?: string
  redirectTo?: string
  onDone?: (data: Data) => void
  /** Why it cannot be done now, and what can be done about it. */
  blocked?: ReactNode
  /** Reads the page again afterwards. */
  refresh?: boolean
  className?: string
}

/** A button that runs one action: asks first when told to, says how it went, keeps a typed reason when it failed. */
export function ActionButton<Input extends object, Data>(props: ActionButtonProps<Input, Data>) {
  const { action, input, children, icon, confirm, success, redirectTo, onDone, blocked, refresh = true, variant, size, className } = props
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<string>()

  async function run(reason?: string) {
    setBusy(true)
    setError(undefined)
    const extra = confirm?.reason && reason !== undefined ? { [confirm.reason.field ?? 'reason']: reason } : {}
    const result = await callAction(action, { ...input, ...extra } as Input)
    setBusy(false)
    if (!result.ok) {
      const detail = Object.values(result.fields ?? {})
        .flat()
        .join('；')
      const message = detail ? `${result.message}${detail}` : result.message
      if (confirm) setError(message)
      else toast.error(message)
      return
    }
    setOpen(false)
    if (success) toast.success(success)
    onDone?.(result.data)
    if (redirectTo) router.push(redirectTo)
    else if (refresh) router.refresh()
  }

  function press() {
    setError(undefined)
    if (confirm) setOpen(true)
    else void run()
  }

  const button = (
    <Button
      variant={variant}
      size={size}
      icon={icon}
      className={className}
      loading={busy && !open}
      disabled={Boolean(blocked)}
      onClick={press}
    >
      {children}
    </Button>
  )
  return (
    <>
      {blocked ? <BlockedAction reason={blocked}>{button}</BlockedAction> : button}
      {confirm && (
        <ConfirmDialog {...confirm} open={open} onOpenChange={setOpen} busy={busy} error={error} onConfirm={(reason) => void run(reason)} />
      )}
    </>
  )
}
