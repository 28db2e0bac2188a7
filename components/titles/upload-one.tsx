'use client'
import { useState } from 'react'
import { FileDrop } from '@/components/ui/file-drop'
import { FileList } from '@/components/ui/file-list'

const NETWORK = '网络中断，文件没有传完。请重试。'

async function send(file: File, purpose: string): Promise<{ id: string; name: string } | { message: string }> {
  const body = new FormData()
  body.append('file', file)
  try {
    const response = await fetch(`/api/files?purpose=${purpose}`, { method: 'POST', body })
    const answer = (await response.json()) as { id?: string; name?: string; message?: string }
    return response.ok && answer.id ? { id: answer.id, name: answer.name ?? file.name } : { message: answer.message ?? NETWORK }
  } catch {
    return { message: NETWORK }
  }
}

type UploadOneProps = {
  purpose: 'seal' | 'recognition' | 'delivery' | 'history'
  label: string
  hint?: string
  accept: string
  maxBytes: number
  error?: string
  onUploaded: (fileId: string) => void
}

/** Sends one file when it is chosen and says which one is held; another choice replaces it. */
export function UploadOne({ purpose, label, hint, accept, maxBytes, error, onUploaded }: UploadOneProps) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [held, setHeld] = useState<string>()

  async function upload([file]: File[]) {
    if (!file) return
    setBusy(true)
    setFailure(undefined)
    const answer = await send(file, purpose)
    setBusy(false)
    if ('message' in answer) return setFailure(answer.message)
    setHeld(answer.name)
    onUploaded(answer.id)
  }

  return (
    <div className="grid gap-2">
      <FileDrop
        label={label}
        hint={hint}
        accept={accept}
        maxBytes={maxBytes}
        busy={busy}
        error={failure ?? error}
        onFiles={(files) => void upload(files)}
      />
      {held && <FileList files={[{ name: held, note: '已上传' }]} />}
    </div>
  )
}
