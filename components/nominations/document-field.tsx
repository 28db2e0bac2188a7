'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { sendFile } from '@/components/forms/send-file'
import { FieldError, RequiredMark } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { FileList } from '@/components/ui/file-list'
import type { NominationFile } from '@/lib/rounds/nomination-queries'
import type { FormField } from '@/lib/rounds/scheme'
import { sizeInWords } from './answers-view'

const MAX_BYTES = 20 * 1024 * 1024

type DocumentFieldProps = {
  nominationId: string
  field: FormField
  files: readonly NominationFile[]
  error?: string
  attach: (input: { nominationId: string; fieldKey: string; fileId: string }) => Promise<ActionResult<{ id: string }>>
  remove: (input: { nominationId: string; attachmentId: string }) => Promise<ActionResult<{ id: string }>>
  onLeave: () => void
}

/** Documents of one field: sent one after another, each on record as soon as it is there. */
export function DocumentField({ nominationId, field, files, error, attach, remove, onLeave }: DocumentFieldProps) {
  const router = useRouter()
  const [progress, setProgress] = useState<number>()
  const [refusal, setRefusal] = useState<string>()
  const id = `field-${field.key}`

  async function send(chosen: File[]) {
    setRefusal(undefined)
    for (const file of chosen) {
      setProgress(0)
      const stored = await sendFile(file, 'attachment', setProgress)
      const result =
        typeof stored === 'string' ? stored : await callAction(attach, { nominationId, fieldKey: field.key, fileId: stored.id })
      const message = typeof result === 'string' ? result : result.ok ? undefined : result.message
      if (message) {
        setRefusal(`“${file.name}”没有传上：${message}`)
        break
      }
    }
    setProgress(undefined)
    onLeave()
    router.refresh()
  }

  return (
    <div id={id} tabIndex={-1} className="outline-none">
      <p className="mb-1 text-14 font-semibold">
        {field.label}
        {field.required && <RequiredMark />}
        {field.max !== null && <span className="ml-1.5 text-12 font-normal text-ink-3">最多 {field.max} 份</span>}
      </p>
      {field.help && <p className="mb-1.5 text-13 text-ink-3">{field.help}</p>}
      {files.length > 0 && (
        <div className="mb-2 rounded border border-line px-3">
          <FileList
            openLabel="下载"
            files={files.map((file) => ({
              id: file.id,
              name: file.name,
              note: sizeInWords(file.size),
              href: `/api/files/${file.fileId}`,
              action: (
                <ActionButton
                  action={remove}
                  input={{ nominationId, attachmentId: file.id }}
                  variant="quiet"
                  size="sm"
                  success={`已删除“${file.name}”`}
                  confirm={{
                    title: '删除这份材料？',
                    consequences: `“${file.name}”将从推荐表中删除。`,
                    confirmLabel: '删除',
                    danger: true,
                  }}
                >
                  删除
                </ActionButton>
              ),
            }))}
          />
        </div>
      )}
      {(field.max === null || files.length < field.max) && (
        <FileDrop
          // Emptied when what was chosen has arrived.
          key={files.length}
          label={`选择或拖入${field.label}`}
          hint="PDF、Word 文档或图片，每份不超过 20 兆"
          accept=".pdf,.docx,.doc,.jpg,.jpeg,.png,.webp"
          multiple
          maxBytes={MAX_BYTES}
          busy={progress !== undefined}
          progress={progress}
          error={refusal}
          onFiles={(chosen) => void send(chosen)}
        />
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
