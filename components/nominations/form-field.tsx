'use client'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { OptionSearch } from '@/components/ui/use-option-search'
import type { FormAnswer } from '@/lib/rounds/nomination-form'
import type { FormField as SchemeField } from '@/lib/rounds/scheme'
import { TableAnswer } from './table-answer'

/** The id of a field's control: what links of the error summary and of the last step jump to. */
export const fieldId = (key: string): string => `field-${key}`

type FormFieldProps = {
  field: SchemeField
  answer: FormAnswer | undefined
  error?: string
  personNames: Readonly<Record<string, string>>
  searchPeople: OptionSearch
  onChange: (answer: FormAnswer) => void
  onLeave: () => void
  onPerson: (id: string, name: string) => void
}

/** How much a text takes, in words, unless the help says it. */
function boundsInWords(field: SchemeField): string {
  const { min, max } = field
  if (field.type !== 'longText' || field.help.includes('字')) return ''
  if (min !== null && max !== null) return `${min} 至 ${max} 字。`
  if (max !== null) return `不超过 ${max} 字。`
  return min !== null ? `不少于 ${min} 字。` : ''
}

/** One field of the scheme's form, other than files, with the control that its type asks for. */
export function FormField({ field, answer, error, personNames, searchPeople, onChange, onLeave, onPerson }: FormFieldProps) {
  const text = typeof answer === 'string' ? answer : ''
  if (field.type === 'table')
    return (
      <TableAnswer
        field={field}
        rows={Array.isArray(answer) ? answer : []}
        error={error}
        onChange={(rows) => onChange(rows)}
        onLeave={onLeave}
      />
    )
  const help = `${field.help}${boundsInWords(field)}`
  return (
    <Field
      id={fieldId(field.key)}
      label={field.label}
      required={field.required}
      optional={!field.required}
      help={help || undefined}
      error={error}
    >
      {(aria) => {
        const control = {
          ...aria,
          value: text,
          onBlur: onLeave,
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        }
        switch (field.type) {
          case 'longText':
            return <Textarea {...control} rows={text.length > 400 ? 12 : 7} limit={field.max ?? undefined} />
          case 'number':
            return <Input {...control} inputMode="decimal" />
          case 'date':
            return <Input {...control} type="date" className="max-w-60" />
          case 'choice':
            return <Select {...control} placeholder="请选择" options={field.options.map((option) => ({ value: option, label: option }))} />
          case 'person':
            return (
              <Combobox
                id={aria.id}
                aria-describedby={aria['aria-describedby']}
                aria-invalid={aria['aria-invalid']}
                value={text ? { value: text, label: personNames[text] ?? '已选人员' } : null}
                search={searchPeople}
                placeholder="输入姓名或拼音查找"
                onChange={(option) => {
                  if (option) onPerson(option.value, option.label)
                  onChange(option?.value ?? '')
                  onLeave()
                }}
              />
            )
          default:
            return <Input {...control} maxLength={(field.max ?? 500) * 2} />
        }
      }}
    </Field>
  )
}
