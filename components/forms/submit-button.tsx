'use client'
import type { ComponentProps } from 'react'
import type { FieldValues } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import type { ActionForm } from './use-action-form'

type SubmitButtonProps<Values extends FieldValues> = Omit<ComponentProps<typeof Button>, 'type' | 'loading'> & { of: ActionForm<Values> }

export function SubmitButton<Values extends FieldValues>({ of, variant = 'primary', children, ...props }: SubmitButtonProps<Values>) {
  return (
    <Button type="submit" variant={variant} loading={of.pending} {...props}>
      {children}
    </Button>
  )
}
