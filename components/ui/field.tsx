import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon } from './icon'

/** What a control must carry so that its label, help and error are read with it. */
export type FieldAria = { id: string; required?: boolean; 'aria-describedby'?: string; 'aria-invalid'?: true }

type FieldProps = {
  id: string
  label: ReactNode
  required?: boolean
  optional?: boolean
  help?: ReactNode
  error?: string
  aside?: ReactNode
  hideLabel?: boolean
  className?: string
  children: (aria: FieldAria) => ReactNode
}

export function RequiredMark({ children = '必填' }: { children?: ReactNode }) {
  return <span className="ml-1.5 text-12 font-normal text-rose">{children}</span>
}

export function FieldHelp({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="mb-1.5 text-13 text-ink-3">
      {children}
    </p>
  )
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1 flex items-start gap-1 text-13 text-rose">
      <Icon name="alert" size={14} className="mt-[3px]" />
      <span>{children}</span>
    </p>
  )
}

/** Label above, help beneath it, error under the control. `aside` stands at the right of the label. */
export function Field({ id, label, required, optional, help, error, aside, hideLabel, className, children }: FieldProps) {
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <div className={cn('min-w-0', className)}>
      <div className={cn('mb-1 flex items-baseline justify-between gap-3', hideLabel && 'sr-only')}>
        <label htmlFor={id} className="text-14 font-semibold">
          {label}
          {required && <RequiredMark />}
          {optional && <span className="ml-1.5 text-12 font-normal text-ink-3">可不填</span>}
        </label>
        {aside && <span className="text-13 text-ink-3">{aside}</span>}
      </div>
      {help && <FieldHelp id={`${id}-help`}>{help}</FieldHelp>}
      {children({ id, required: required || undefined, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
