'use client'
import { useEffect, useRef } from 'react'
import { Icon } from './icon'

export type SummaryError = { id?: string; message: string }

type ErrorSummaryProps = { title?: string; errors: readonly SummaryError[]; focusKey?: string | number }

/** Takes the focus when it appears and whenever `focusKey` changes; each line jumps to its control. */
export function ErrorSummary({ focusKey, ...props }: ErrorSummaryProps) {
  return props.errors.length === 0 ? null : <SummaryFrame key={focusKey} {...props} />
}

function SummaryFrame({ title, errors }: Omit<ErrorSummaryProps, 'focusKey'>) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    frame.current?.focus({ preventScroll: true })
    frame.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [])

  return (
    <div ref={frame} tabIndex={-1} role="alert" className="mb-4 rounded border-2 border-rose bg-surface px-5 py-3">
      <h2 className="flex items-center gap-2 text-16 text-rose">
        <Icon name="alert" size={20} />
        {title ?? `有 ${errors.length} 处需要修改`}
      </h2>
      <ul className="pl-7">
        {errors.map((error) => (
          <li key={`${error.id ?? ''}${error.message}`} className="mt-1 text-rose">
            {error.id ? (
              <a
                href={`#${error.id}`}
                className="text-rose underline underline-offset-[3px]"
                onClick={(event) => {
                  const target = document.getElementById(error.id ?? '')
                  if (!target) return
                  event.preventDefault()
                  target.scrollIntoView({ block: 'center' })
                  target.focus({ preventScroll: true })
                }}
              >
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
