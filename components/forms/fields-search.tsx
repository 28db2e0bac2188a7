'use client'
import { useState } from 'react'
import { type FieldValues, useController } from 'react-hook-form'
import { Combobox, MultiCombobox } from '@/components/ui/combobox'
import type { Option, OptionSearch } from '@/components/ui/use-option-search'
import { BoundField, type BoundProps } from './bound-field'

type SearchProps<Values extends FieldValues> = BoundProps<Values> & {
  options?: readonly Option[]
  search?: OptionSearch
  placeholder?: string
  emptyText?: string
  disabled?: boolean
}

/** Holds the chosen option's value as a string, empty when nothing is chosen. `initial` names what the value already stands for. */
export function ComboboxField<Values extends FieldValues>(
  props: SearchProps<Values> & { initial?: Option; onChosen?: (option: Option | null) => void },
) {
  const { of, name, options, search, placeholder, emptyText, disabled, initial, onChosen } = props
  const { field } = useController({ control: of.form.control, name })
  const [chosen, setChosen] = useState<Option | null>(initial ?? null)
  const value = field.value
    ? ((chosen?.value === field.value ? chosen : options?.find((option) => option.value === field.value)) ?? null)
    : null
  return (
    <BoundField {...props}>
      {(aria) => (
        <Combobox
          {...aria}
          {...{ options, search, placeholder, emptyText, disabled, value }}
          onChange={(option) => {
            setChosen(option)
            field.onChange(option?.value ?? '')
            onChosen?.(option)
          }}
        />
      )}
    </BoundField>
  )
}

/** Holds the chosen values as an array of strings. */
export function MultiComboboxField<Values extends FieldValues>(props: SearchProps<Values> & { initial?: readonly Option[]; max?: number }) {
  const { of, name, options, search, placeholder, emptyText, disabled, initial = [], max } = props
  const { field } = useController({ control: of.form.control, name })
  const [known, setKnown] = useState<readonly Option[]>(initial)
  const values: string[] = field.value ?? []
  const all = [...known, ...(options ?? [])]
  const value = values.flatMap((one) => all.find((option) => option.value === one) ?? [])
  return (
    <BoundField {...props}>
      {(aria) => (
        <MultiCombobox
          {...aria}
          {...{ options, search, placeholder, emptyText, disabled, value, max }}
          onChange={(chosen) => {
            setKnown(chosen)
            field.onChange(chosen.map((option) => option.value))
          }}
        />
      )}
    </BoundField>
  )
}
