'use client'
import { useState } from 'react'
import { type SentFile, sendFile } from '@/components/forms/send-file'
import { Button } from '@/components/ui/button'
import { RequiredMark } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { FileList } from '@/components/ui/file-list'

const MAX_BYTES = 10 * 1024 * 1024

type ProofFieldProps = {
  id: string
  /** What hangs on the record already. */
  known: readonly { id: string; name: string }[]
  fileIds: readonly string[]
  error?: string
  onChange: (fileIds: string[]) => void
  /** While files are on their way. */
  onBusy: (isBusy: boolean) => void
}

/** Proofs of one record: sent as soon as they are chosen, kept with the record when it is saved. */
export function ProofField({ id, known, fileIds, error, onChange, onBusy }: ProofFieldProps) {
  const [sent, setSent] = useState<SentFile[]>([])
  const [progress, setProgress] = useState<number>()
  const [refusal, setRefusal] = useState<string>()
  const nameOf = (fileId: string) => [...known, ...sent].find((file) => file.id === fileId)?.name ?? '证明材料'

  async function send(files: File[]) {
    setRefusal(undefined)
    onBusy(true)
    const arrived: SentFile[] = []
    for (const file of files) {
      setProgress(0)
      const stored = await sendFile(file, 'contribution', setProgress)
      if (typeof stored === 'string') {
        setRefusal(`“${file.name}”没有传上：${stored}`)
        break
      }
      arrived.push(stored)
    }
    setProgress(undefined)
    onBusy(false)
    setSent((before) => [...before, ...arrived])
    if (arrived.length > 0) onChange([...fileIds, ...arrived.map((file) => file.id)])
  }

  return (
    <div id={id} tabIndex={-1} className="outline-none" data-field-label="证明材料">
      <p className="mb-1 text-14 font-semibold">
        证明材料
        <RequiredMark />
      </p>
      {fileIds.length > 0 && (
        <div className="mb-2 rounded border border-line px-3">
          <FileList
            files={fileIds.map((fileId) => ({
              id: fileId,
              name: nameOf(fileId),
              href: `/api/files/${fileId}`,
              action: (
                <Button
                  variant="quiet"
                  size="sm"
                  aria-label={`移除${nameOf(fileId)}`}
                  onClick={() => onChange(fileIds.filter((other) => other !== fileId))}
                >
                  移除
                </Button>
              ),
            }))}
          />
        </div>
      )}
      <FileDrop
        // Emptied when what was chosen has arrived.
        key={fileIds.length}
        label="选择或拖入证明材料"
        hint="裁判文书封面、指引文本、结题证书、授课通知、签到表等，PDF、Word 文档或图片，每份不超过 10 兆"
        accept=".pdf,.docx,.doc,.jpg,.jpeg,.png,.webp"
        multiple
        maxBytes={MAX_BYTES}
        busy={progress !== undefined}
        progress={progress}
        error={refusal ?? error}
        onFiles={(files) => void send(files)}
      />
    </div>
  )
}
