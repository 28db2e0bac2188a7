'use client'
import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { cn } from '@/components/ui/cn'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { ActionForm as Controller } from './use-action-form'

type ActionFormProps<Values extends FieldValues> = { of: Controller<Values>; className?: string; label?: string; children: ReactNode }

/** The frame of a form: what is wrong on top, then its fields, one under another. */
export function ActionForm<Values extends FieldValues>({ of, className, label, children }: ActionFormProps<Values>) {
  return (
    <form noValidate onSubmit={of.submit} aria-label={label} aria-busy={of.pending || undefined}>
      {of.failure && <ErrorSummary title={of.failure.title} errors={of.failure.errors} focusKey={of.failure.attempt} />}
      <div className={cn('space-y-4', className)}>{children}</div>
    </form>
  )
}
