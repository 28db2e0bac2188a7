'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { FileDrop } from '@/components/ui/file-drop'

type Stored = { id: string }
type Start = (input: { kind: 'people' | 'org'; fileId: string }) => Promise<ActionResult<{ batchId: string }>>

const NETWORK = '网络中断，文件没有传完。请重试。'
const MAX_BYTES = 20 * 1024 * 1024

/** Sends a file to the store, telling how far it is. Resolves to the stored file, or to a sentence. */
function sendFile(file: File, purpose: string, onProgress: (percent: number) => void): Promise<Stored | string> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file)
    request.open('POST', `/api/files?purpose=${purpose}`)
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(Math.round((event.loaded / event.total) * 100))
    request.onerror = () => resolve(NETWORK)
    request.onload = () => {
      const answer = request.response as { id?: string; message?: string } | null
      resolve(request.status === 200 && answer?.id ? { id: answer.id } : (answer?.message ?? NETWORK))
    }
    request.send(form)
  })
}

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
