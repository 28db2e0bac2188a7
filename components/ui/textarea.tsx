'use client'
import { type ComponentProps, useId, useState } from 'react'
import { cn } from './cn'
import { controlFrame } from './control'

type TextareaProps = ComponentProps<'textarea'> & { limit?: number; invalid?: boolean; note?: string }

/** `limit` shows a counter and does not cut what was typed; the schema refuses what is too long. `note` stands left of the counter. */
export function Textarea({ limit, invalid, note, className, onChange, defaultValue, value, rows = 4, ...props }: TextareaProps) {
  const counterId = useId()
  const [typed, setTyped] = useState(String(defaultValue ?? ''))
  const length = [...(value === undefined ? typed : String(value))].length
  const described = [props['aria-describedby'], limit ? counterId : undefined].filter(Boolean).join(' ') || undefined
  return (
    <>
      <textarea
        rows={rows}
        className={cn(controlFrame({ invalid }), 'block resize-y py-2 leading-7', className)}
        aria-invalid={invalid || undefined}
        defaultValue={value === undefined ? defaultValue : undefined}
        value={value}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange?.(event)
        }}
        {...props}
        aria-describedby={described}
      />
      {(limit || note) && (
        <span className="mt-1 flex justify-between gap-3 text-13 text-ink-3">
          <span>{note}</span>
          {limit && (
            <span id={counterId} className={cn(length > limit && 'font-semibold text-rose')}>
              {length > limit ? `超出 ${length - limit} 字，` : ''}
              {length} / {limit}
            </span>
          )}
        </span>
      )}
    </>
  )
}
