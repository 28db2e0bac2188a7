'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FileDrop } from '@/components/ui/file-drop'

const NETWORK = '网络中断，文件没有传完。请重试。'

async function send(file: File): Promise<{ id: string } | { message: string }> {
  const body = new FormData()
  body.append('file', file)
  try {
    const response = await fetch('/api/files?purpose=targets', { method: 'POST', body })
    const answer = (await response.json()) as { id?: string; message?: string }
    return response.ok && answer.id ? { id: answer.id } : { message: answer.message ?? NETWORK }
  } catch {
    return { message: NETWORK }
  }
}

/** Sends a workbook and opens its preview. */
export function TargetUpload({ path }: { path: string }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function upload([file]: File[]) {
    if (!file) return
    setBusy(true)
    setError(undefined)
    const answer = await send(file)
    setBusy(false)
    if ('id' in answer) router.push(`${path}?file=${answer.id}`)
    else setError(answer.message)
  }

  return (
    <FileDrop
      label="选择填好的指标表，或拖到这里"
      hint="先预览，确认后才写入；有一处不对就一处也不写。"
      accept=".xlsx,.xls,.et"
      maxBytes={20 * 1024 * 1024}
      onFiles={(files) => void upload(files)}
      busy={busy}
      error={error}
    />
  )
}
