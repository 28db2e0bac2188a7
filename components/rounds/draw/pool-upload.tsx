'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { sendFile } from '@/components/forms/send-file'
import { FileDrop } from '@/components/ui/file-drop'

/** Sends a list of reviewers and opens its preview. */
export function PoolUpload() {
  const router = useRouter()
  const [progress, setProgress] = useState<number>()
  const [error, setError] = useState<string>()

  async function upload([file]: File[]) {
    if (!file) return
    setError(undefined)
    setProgress(0)
    const answer = await sendFile(file, 'reviewerPool', setProgress)
    setProgress(undefined)
    if (typeof answer === 'string') setError(answer)
    else router.push(`/office/reviewer-pool/import?file=${answer.id}`)
  }

  return (
    <FileDrop
      label="选择填好的专家名单，或拖到这里"
      hint="Excel 或 WPS 表格。先预览，确认后才写入。"
      accept=".xlsx,.xls,.et"
      maxBytes={20 * 1024 * 1024}
      onFiles={(files) => void upload(files)}
      busy={progress !== undefined}
      progress={progress}
      error={error}
    />
  )
}
