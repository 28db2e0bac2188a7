'use client'
import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import { type FieldValues, useController } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup, type RadioOption } from '@/components/ui/radio-group'
import { Select, type SelectOption } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { Textarea } from '@/components/ui/textarea'
import { BoundField, type BoundProps, useFieldError } from './bound-field'

type TextFieldProps<Values extends FieldValues> = BoundProps<Values> & {
  type?: HTMLInputTypeAttribute
  placeholder?: string
  prefix?: ReactNode
  suffix?: ReactNode
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  autoComplete?: string
  maxLength?: number
  disabled?: boolean
  readOnly?: boolean
}

export function TextField<Values extends FieldValues>(props: TextFieldProps<Values>) {
  const { of, name, type = 'text', placeholder, prefix, suffix, inputMode, autoComplete = 'off', maxLength, disabled, readOnly } = props
  const input = { type, placeholder, prefix, suffix, inputMode, autoComplete, maxLength, disabled, readOnly }
  return <BoundField {...props}>{(aria) => <Input {...input} {...of.form.register(name)} {...aria} />}</BoundField>
}

type NumberFieldProps<Values extends FieldValues> = BoundProps<Values> & {
  suffix?: ReactNode
  step?: number | 'any'
  min?: number
  max?: number
  placeholder?: string
  disabled?: boolean
}

/** Holds a number, or undefined while it is empty. */
export function NumberField<Values extends FieldValues>(props: NumberFieldProps<Values>) {
  const { of, name, suffix, step = 1, min, max, placeholder, disabled } = props
  const registered = of.form.register(name, {
    setValueAs: (text: unknown) => (text === '' || text === null || text === undefined ? undefined : Number(text)),
  })
  return (
    <BoundField {...props}>
      {(aria) => (
        <Input type="number" inputMode="decimal" {...{ suffix, step, min, max, placeholder, disabled }} {...registered} {...aria} />
      )}
    </BoundField>
  )
}

/** Holds `YYYY-MM-DD`, or an empty string. */
export function DateField<Values extends FieldValues>(
  props: BoundProps<Values> & { min?: string; max?: string; disabled?: boolean; type?: 'date' | 'month' | 'datetime-local' },
) {
  const { of, name, min, max, disabled, type = 'date' } = props
  return <BoundField {...props}>{(aria) => <Input {...{ type, min, max, disabled }} {...of.form.register(name)} {...aria} />}</BoundField>
}

export function TextAreaField<Values extends FieldValues>(
  props: BoundProps<Values> & { rows?: number; limit?: number; placeholder?: string; note?: string; disabled?: boolean },
) {
  const { of, name, rows, limit, placeholder, note, disabled } = props
  const { field } = useController({ control: of.form.control, name })
  return (
    <BoundField {...props}>
      {(aria) => <Textarea {...{ rows, limit, placeholder, note, disabled }} {...field} value={field.value ?? ''} {...aria} />}
    </BoundField>
  )
}

export function SelectField<Values extends FieldValues>(
  props: BoundProps<Values> & { options: readonly SelectOption[]; placeholder?: string; disabled?: boolean },
) {
  const { of, name, options, placeholder, disabled } = props
  return (
    <BoundField {...props}>{(aria) => <Select {...{ options, placeholder, disabled }} {...of.form.register(name)} {...aria} />}</BoundField>
  )
}

type ToggleProps<Values extends FieldValues> = Omit<BoundProps<Values>, 'label' | 'aside' | 'optional'> & {
  label: string
  disabled?: boolean
}

function useToggle<Values extends FieldValues>({ of, name, help, required }: ToggleProps<Values>) {
  const error = useFieldError(of, name)
  const id = of.idOf(name)
  const aria = { id, required, 'aria-invalid': error ? (true as const) : undefined, 'aria-describedby': error ? `${id}-error` : undefined }
  return { error, id, aria, description: help }
}

/** Holds a boolean; `help` stands under the label. */
export function CheckboxField<Values extends FieldValues>(props: ToggleProps<Values>) {
  const { error, id, aria, description } = useToggle(props)
  return (
    <div data-field-label={props.label} className={props.className}>
      <Checkbox label={props.label} description={description} disabled={props.disabled} {...props.of.form.register(props.name)} {...aria} />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

export function SwitchField<Values extends FieldValues>(props: ToggleProps<Values>) {
  const { error, id, aria, description } = useToggle(props)
  return (
    <div data-field-label={props.label} className={props.className}>
      <Switch label={props.label} description={description} disabled={props.disabled} {...props.of.form.register(props.name)} {...aria} />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

export function RadioField<Values extends FieldValues>(
  props: BoundProps<Values> & { options: readonly RadioOption[]; direction?: 'row' | 'column'; disabled?: boolean },
) {
  const { of, name, label, required, help, options, direction, disabled, className } = props
  const { field } = useController({ control: of.form.control, name })
  const error = useFieldError(of, name)
  return (
    <div data-field-label={label} className={className}>
      <RadioGroup
        {...{ required, help, options, direction, disabled, error }}
        legend={label}
        id={of.idOf(name)}
        name={field.name}
        value={field.value ?? ''}
        onValueChange={field.onChange}
      />
    </div>
  )
}
