'use client'
import { type DragEvent, useId, useRef, useState } from 'react'
import { cn } from './cn'
import { FieldError } from './field'
import { Icon } from './icon'
import { Progress } from './progress'

type FileDropProps = {
  label: string
  hint?: string
  /** As of the file input: `.xlsx,.xls` */
  accept?: string
  multiple?: boolean
  maxBytes?: number
  name?: string
  onFiles?: (files: File[]) => void
  busy?: boolean
  /** 0 to 100 while sending. */
  progress?: number
  error?: string
}

function sizeInWords(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round((bytes / 1024 / 1024) * 10) / 10} 兆` : `${Math.max(1, Math.round(bytes / 1024))} 千字节`
}

function wrongFile(file: File, accept: string | undefined, maxBytes: number | undefined): string | undefined {
  const endings = accept?.split(',').filter((part) => part.trim().startsWith('.')) ?? []
  if (endings.length > 0 && !endings.some((ending) => file.name.toLowerCase().endsWith(ending.trim().toLowerCase()))) {
    return `“${file.name}”不是可用的格式，请选择 ${endings.map((ending) => ending.trim()).join('、')} 文件。`
  }
  if (maxBytes && file.size > maxBytes) return `“${file.name}”有 ${sizeInWords(file.size)}，超过 ${sizeInWords(maxBytes)} 的上限。`
  return undefined
}

/** Drop or choose. With `name` it is an ordinary file input of its form, so it also works before scripts run. */
export function FileDrop({ label, hint, accept, multiple = false, maxBytes, name, onFiles, busy = false, progress, error }: FileDropProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [chosen, setChosen] = useState<File[]>([])
  const [refusal, setRefusal] = useState<string>()
  const problem = refusal ?? error

  function take(files: File[]) {
    const wrong = files.map((file) => wrongFile(file, accept, maxBytes)).find(Boolean)
    setRefusal(wrong)
    setChosen(wrong ? [] : files)
    if (wrong && input.current) input.current.value = ''
    if (!wrong && files.length > 0) onFiles?.(files)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (busy) return
    const files = [...event.dataTransfer.files].slice(0, multiple ? undefined : 1)
    if (input.current && name) input.current.files = event.dataTransfer.files
    take(files)
  }

  return (
    <div>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'flex flex-col items-center gap-1 rounded border border-dashed border-line-strong bg-sunk px-5 py-8 text-center focus-within:border-indigo focus-within:ring-3 focus-within:ring-indigo-line',
          over && 'border-indigo bg-indigo-tint',
          problem && 'border-rose',
          busy && 'cursor-progress',
        )}
      >
        <Icon name="upload" size={24} className="mb-1 text-ink-3" />
        <span className="font-semibold text-indigo">{label}</span>
        {hint && <span className="text-13 text-ink-3">{hint}</span>}
        <input
          ref={input}
          id={id}
          type="file"
          name={name}
          accept={accept}
          multiple={multiple}
          disabled={busy}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
          className="sr-only"
          onChange={(event) => take([...(event.target.files ?? [])])}
        />
        <span aria-live="polite" className="text-13 text-ink-2">
          {chosen.map((file) => `${file.name}（${sizeInWords(file.size)}）`).join('、')}
        </span>
      </label>
      {busy && <Progress className="mt-2" value={progress ?? 0} label="正在上传" showText={progress !== undefined} />}
      {problem && <FieldError id={`${id}-error`}>{problem}</FieldError>}
    </div>
  )
}
