'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { type DrawParty, type DrawSeed, writtenSeed } from '@/lib/rounds/draw-commitment'
import { commitmentFor, keepSeed, makeSeed } from './seed-keeping'

type Props = {
  drawId: string
  party: DrawParty
  action: (input: { drawId: string; commitment: string }) => Promise<ActionResult<unknown>>
}

/** Makes a secret in the browser, has it noted down, and sends only its digest. */
export function CommitSeed({ drawId, party, action }: Props) {
  const router = useRouter()
  const [seed, setSeed] = useState<DrawSeed | null>(null)
  const [isNoted, setNoted] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()

  async function commit() {
    if (!seed) return
    setBusy(true)
    const commitment = await commitmentFor(drawId, party, seed)
    if (!commitment) {
      setBusy(false)
      setFailure('当前浏览器不能在本机生成承诺，请通过加密地址（https）打开门户后再操作。')
      return
    }
    keepSeed(drawId, party, seed)
    const result = await callAction(action, { drawId, commitment })
    setBusy(false)
    if (!result.ok) {
      setFailure(result.message)
      return
    }
    toast.success('承诺已提交')
    setSeed(null)
    router.refresh()
  }

  return (
    <Dialog
      open={seed !== null}
      onOpenChange={(open) => {
        setSeed(open ? makeSeed() : null)
        setNoted(false)
        setFailure(undefined)
      }}
      trigger={
        <Button variant="primary" icon="key">
          生成种子并提交承诺
        </Button>
      }
      title="记下保管码，提交承诺"
      description="保管码由本机随机生成，只保存在您的浏览器中；提交给系统的只是它的摘要，公开之前任何人都不能得知。"
    >
      <div className="space-y-4">
        <div>
          <p className="mb-1 text-13 text-ink-2">保管码</p>
          <p className="rounded border border-line bg-sunk px-3 py-2 font-mono text-14 leading-6 break-words select-all">
            {seed && writtenSeed(seed)}
          </p>
        </div>
        <Alert tone="amber">请抄录或者打印保存。退出登录后浏览器中的副本会清除；保管码遗失时，这次抽取只能作废并重新开始。</Alert>
        {failure && (
          <Alert tone="rose" live>
            {failure}
          </Alert>
        )}
        <Checkbox label="我已另外记下保管码" checked={isNoted} onChange={(event) => setNoted(event.currentTarget.checked)} />
        <Button variant="primary" loading={busy} disabled={!isNoted} onClick={() => void commit()}>
          提交承诺
        </Button>
      </div>
    </Dialog>
  )
}
