'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'

/** Asks what the export is for, then saves the file. The people are those of the list as it is filtered now. */
export function ExportPeople({ query, count }: { query: string; count: string }) {
  const [open, setOpen] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function send(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    const answer = await fetch('/people/export', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, purpose }),
    }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) {
      const failure = (await answer?.json().catch(() => null)) as { message?: string } | null
      setError(failure?.message ?? '网络中断，没有导出。请重试。')
      return
    }
    save(await answer.blob(), nameOf(answer))
    setOpen(false)
    toast.success('已导出。文件含个人信息，请妥善保管。')
  }

  return (
    <>
      <Button icon="download" onClick={() => setOpen(true)}>
        导出
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="sm"
        title={`导出名册（${count}人）`}
        description="按当前筛选和显示列导出，身份证号和手机号只含掩码。谁在何时为何导出会记入审计。"
      >
        <form onSubmit={(event) => void send(event)} className="space-y-4" aria-busy={busy || undefined}>
          <Field id="export-purpose" label="用途" required error={error} help="例如：年度人才统计上报">
            {(aria) => <Input {...aria} value={purpose} maxLength={100} onChange={(event) => setPurpose(event.target.value)} />}
          </Field>
          <Button type="submit" variant="primary" icon="download" loading={busy}>
            导出为表格
          </Button>
        </form>
      </Dialog>
    </>
  )
}

function nameOf(answer: Response): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : '人员名册.xlsx'
}

function save(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
