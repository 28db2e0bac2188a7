'use client'
import { useState } from 'react'
import { FileDrop } from '@/components/ui/file-drop'

const NETWORK = '网络中断，文件没有传完。请重试。'

async function send(file: File, purpose: string): Promise<{ id: string } | { message: string }> {
  const body = new FormData()
  body.append('file', file)
  try {
    const response = await fetch(`/api/files?purpose=${purpose}`, { method: 'POST', body })
    const answer = (await response.json()) as { id?: string; message?: string }
    return response.ok && answer.id ? { id: answer.id } : { message: answer.message ?? NETWORK }
  } catch {
    return { message: NETWORK }
  }
}

type UploadOneProps = {
  purpose: 'seal' | 'recognition' | 'delivery' | 'history' | 'correction' | 'training' | 'trainingCertificate' | 'personDocument'
  label: string
  hint?: string
  accept: string
  maxBytes: number
  error?: string
  onUploaded: (fileId: string) => void
}

/** Sends one file as soon as it is chosen; another choice replaces it. */
export function UploadOne({ purpose, label, hint, accept, maxBytes, error, onUploaded }: UploadOneProps) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()

  async function upload([file]: File[]) {
    if (!file) return
    setBusy(true)
    setFailure(undefined)
    const answer = await send(file, purpose)
    setBusy(false)
    if ('message' in answer) return setFailure(answer.message)
    onUploaded(answer.id)
  }

  return (
    <FileDrop
      label={label}
      hint={hint}
      accept={accept}
      maxBytes={maxBytes}
      busy={busy}
      error={failure ?? error}
      onFiles={(files) => void upload(files)}
    />
  )
}
