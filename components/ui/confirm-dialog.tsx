'use client'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { type ReactNode, useId, useState } from 'react'
import { Alert } from './alert'
import { Button, buttonVariants } from './button'
import { cn } from './cn'
import { Field } from './field'
import { backdrop, popup } from './float'
import { Textarea } from './textarea'

export type ReasonRequest = { label: string; required?: boolean; minLength?: number; help?: string }

type ConfirmDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What will happen to whom, in numbers. */
  consequences: ReactNode
  confirmLabel: string
  danger?: boolean
  reason?: ReasonRequest
  busy?: boolean
  error?: string
  onConfirm: (reason?: string) => void
}

/** Asks before what cannot be undone, and takes the reason that goes on record. What was typed stays when the action fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, consequences, confirmLabel, danger = false, reason, busy = false, error, onConfirm } = props
  const id = useId()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const least = reason?.minLength ?? (reason?.required === false ? 0 : 1)
  const length = [...text.trim()].length
  const missing =
    reason && length < least
      ? length === 0
        ? `请填写${reason.label}。`
        : `${reason.label}不少于 ${least} 字，还差 ${least - length} 字。`
      : undefined

  function confirm() {
    setAsked(true)
    if (missing) {
      document.getElementById(id)?.focus()
      return
    }
    onConfirm(reason ? text.trim() : undefined)
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !busy && onOpenChange(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdrop} />
        <AlertDialog.Viewport className="fixed inset-0 z-50 grid place-items-center overflow-y-auto p-4">
          <AlertDialog.Popup className={cn(popup, 'w-full max-w-lg')}>
            <div className="space-y-3 px-5 pt-4 pb-5">
              <AlertDialog.Title className="text-18">{title}</AlertDialog.Title>
              <AlertDialog.Description className="text-ink-2" render={<div />}>
                {consequences}
              </AlertDialog.Description>
              {error && (
                <Alert tone="rose" live>
                  {error}
                </Alert>
              )}
              {reason && (
                <Field id={id} label={reason.label} required={least > 0} help={reason.help} error={asked ? missing : undefined}>
                  {(aria) => <Textarea {...aria} rows={3} value={text} limit={500} onChange={(event) => setText(event.target.value)} />}
                </Field>
              )}
            </div>
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              <AlertDialog.Close disabled={busy} className={buttonVariants()}>
                取消
              </AlertDialog.Close>
              <Button variant={danger ? 'danger' : 'primary'} loading={busy} onClick={confirm}>
                {confirmLabel}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
