import type { ReactNode } from 'react'
import { cn } from './cn'
import { FieldError, FieldHelp, RequiredMark } from './field'

export type RadioOption = { value: string; label: ReactNode; description?: ReactNode; disabled?: boolean }

type RadioGroupProps = {
  legend: ReactNode
  hideLegend?: boolean
  name: string
  id?: string
  options: readonly RadioOption[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  direction?: 'row' | 'column'
  required?: boolean
  disabled?: boolean
  help?: ReactNode
  error?: string
}

const dot =
  'mt-[3px] size-4 flex-none cursor-pointer appearance-none rounded-full border-[1.5px] border-line-strong bg-surface checked:border-[5px] checked:border-indigo disabled:bg-grey-tint'

export function RadioGroup(props: RadioGroupProps) {
  const {
    legend,
    hideLegend,
    name,
    id = name,
    options,
    value,
    defaultValue,
    onValueChange,
    direction = 'row',
    required,
    disabled,
    help,
    error,
  } = props
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={described} disabled={disabled} className="min-w-0">
      <legend className={cn('mb-1 text-14', hideLegend && 'sr-only')}>
        {legend}
        {required && <RequiredMark />}
      </legend>
      {help && <FieldHelp id={`${id}-help`}>{help}</FieldHelp>}
      <div className={cn('flex flex-wrap gap-x-5 gap-y-1', direction === 'column' && 'flex-col')}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-8 cursor-pointer items-start gap-2 py-1 max-md:min-h-11 max-md:py-2.5">
            <input
              type="radio"
              name={name}
              value={option.value}
              className={dot}
              required={required}
              disabled={option.disabled}
              defaultChecked={value === undefined && defaultValue !== undefined ? defaultValue === option.value : undefined}
              checked={value === undefined ? undefined : value === option.value}
              onChange={onValueChange ? () => onValueChange(option.value) : undefined}
            />
            <span>
              {option.label}
              {option.description && <span className="block text-13 text-ink-3">{option.description}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
