'use client'
import { Checkbox } from '@/components/ui/checkbox'

type ChoiceBoxesProps = { legend: string; name: string; options: readonly { value: string; label: string }[]; chosen: readonly string[] }

/** A filter of several values as plain boxes. On the client's side of the border for the same reason as the list beside it: less to send. */
export function ChoiceBoxes({ legend, name, options, chosen }: ChoiceBoxesProps) {
  return (
    <fieldset className="border-t border-line pt-4 pb-3">
      <legend className="sr-only">{legend}</legend>
      <p aria-hidden="true" className="mb-1 font-semibold">
        {legend}
      </p>
      {options.map((option) => (
        <Checkbox key={option.value} name={name} value={option.value} label={option.label} defaultChecked={chosen.includes(option.value)} />
      ))}
    </fieldset>
  )
}
