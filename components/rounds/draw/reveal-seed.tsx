'use client'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { type DrawParty, readWrittenSeed, writtenSeed } from '@/lib/rounds/draw-commitment'
import { forgetSeed, keptSeed } from './seed-keeping'

type Props = {
  drawId: string
  party: DrawParty
  action: (input: { drawId: string; secret: string; salt: string }) => Promise<ActionResult<{ isDrawn: boolean }>>
}

/** Shows the secret to all: from this browser where it was made, or typed from what was noted down. */
export function RevealSeed({ drawId, party, action }: Props) {
  const id = useId()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()

  function change(next: boolean) {
    const kept = next ? keptSeed(drawId, party) : null
    setText(kept ? writtenSeed(kept) : '')
    setFailure(undefined)
    setOpen(next)
  }

  async function reveal() {
    const seed = readWrittenSeed(text)
    if (!seed) {
      setFailure('保管码不完整：应为 96 位数字和字母，空格不计。')
      return
    }
    setBusy(true)
    const result = await callAction(action, { drawId, ...seed })
    setBusy(false)
    if (!result.ok) {
      setFailure(result.message)
      return
    }
    forgetSeed(drawId, party)
    setOpen(false)
    toast.success(result.data.isDrawn ? '种子已公开，抽取完成' : '种子已公开')
    router.refresh()
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary" icon="eye">
          公开种子
        </Button>
      }
      title="公开种子"
      description={
        party === 'office'
          ? '公开后监督方随即公开，系统按双方种子和专家库摘要抽取。公开后市人才办不能再作废这次抽取。'
          : '公开后系统立即按双方种子和专家库摘要抽取，结果不能更改。'
      }
    >
      <div className="space-y-4">
        <Field id={id} label="保管码" required error={failure} help="在提交承诺的浏览器中会自动填入；否则请按抄录的内容填写。">
          {(aria) => (
            <Textarea {...aria} rows={3} className="font-mono" value={text} onChange={(event) => setText(event.currentTarget.value)} />
          )}
        </Field>
        <Button variant="primary" loading={busy} disabled={text.trim() === ''} onClick={() => void reveal()}>
          公开
        </Button>
      </div>
    </Dialog>
  )
}
