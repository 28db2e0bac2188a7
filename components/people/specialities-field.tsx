'use client'
import { useState } from 'react'
import { type FieldValues, useController } from 'react-hook-form'
import { BoundField, type BoundProps } from '@/components/forms/bound-field'
import { Input } from '@/components/ui/input'

const SEPARATOR = /[、，,;；\n]+/

/** Holds an array of strings, typed as one line with separators. */
export function SpecialitiesField<Values extends FieldValues>(props: BoundProps<Values>) {
  const { of, name } = props
  const { field } = useController({ control: of.form.control, name })
  const [text, setText] = useState((field.value as readonly string[]).join('、'))
  function change(typed: string) {
    setText(typed)
    field.onChange(
      typed
        .split(SEPARATOR)
        .map((part) => part.trim())
        .filter(Boolean),
    )
  }
  return (
    <BoundField {...props}>
      {(aria) => <Input {...aria} value={text} onChange={(event) => change(event.target.value)} onBlur={field.onBlur} ref={field.ref} />}
    </BoundField>
  )
}
