'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { sendFile } from '@/components/forms/send-file'
import { FileDrop } from '@/components/ui/file-drop'

type Start = (input: { kind: 'people' | 'org'; fileId: string }) => Promise<ActionResult<{ batchId: string }>>

const MAX_BYTES = 20 * 1024 * 1024

/** Chooses a workbook, sends it and opens the preview. */
export function UploadWorkbook({
  kind,
  start,
  batchPath,
  hint,
}: {
  kind: 'people' | 'org'
  start: Start
  batchPath: string
  hint: string
}) {
  const router = useRouter()
  const [progress, setProgress] = useState<number>()
  const [error, setError] = useState<string>()

  async function upload([file]: File[]) {
    if (!file) return
    setError(undefined)
    setProgress(0)
    const stored = await sendFile(file, kind === 'org' ? 'org' : 'roster', setProgress)
    const result = typeof stored === 'string' ? null : await callAction(start, { kind, fileId: stored.id })
    setProgress(undefined)
    if (result?.ok) router.push(`${batchPath}/${result.data.batchId}`)
    else setError(typeof stored === 'string' ? stored : result?.message)
  }

  return (
    <FileDrop
      label="选择表格，或拖到这里"
      hint={hint}
      accept=".xlsx,.xls,.et"
      maxBytes={MAX_BYTES}
      onFiles={(files) => void upload(files)}
      busy={progress !== undefined}
      progress={progress}
      error={error}
    />
  )
}
