'use client'
import type { ReactNode } from 'react'
import { type FieldError, type FieldPath, type FieldValues, get, useFormState } from 'react-hook-form'
import { Field, type FieldAria } from '@/components/ui/field'
import type { ActionForm } from './use-action-form'

export type BoundProps<Values extends FieldValues> = {
  of: ActionForm<Values>
  name: FieldPath<Values>
  label: string
  required?: boolean
  optional?: boolean
  help?: ReactNode
  aside?: ReactNode
  className?: string
}

/** The message at a field, from the shared schema or from the server. */
export function useFieldError<Values extends FieldValues>(of: ActionForm<Values>, name: FieldPath<Values>): string | undefined {
  const state = useFormState({ control: of.form.control, name })
  const error: FieldError | undefined = get(state.errors, name)
  return error?.message
}

type BoundFieldProps<Values extends FieldValues> = BoundProps<Values> & { children: (aria: FieldAria) => ReactNode }

/** Label, help and error around any control of a form. */
export function BoundField<Values extends FieldValues>({ of, name, children, ...field }: BoundFieldProps<Values>) {
  const error = useFieldError(of, name)
  return (
    <div data-field-label={field.label} className={field.className}>
      <Field id={of.idOf(name)} {...field} className={undefined} error={error}>
        {children}
      </Field>
    </div>
  )
}
