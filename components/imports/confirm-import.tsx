'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Checkbox } from '@/components/ui/checkbox'

type Confirm = (input: { batchId: string; mode: 'accepted' | 'all'; withUpdates: boolean }) => Promise<ActionResult<{ jobRunId: string }>>
type Cancel = (input: { batchId: string }) => Promise<ActionResult<{ state: 'cancelled' }>>

type ConfirmImportProps = {
  batchId: string
  counts: { create: number; update: number; reject: number }
  noun: '人' | '项'
  confirm: Confirm
  cancel: Cancel
}

/** Says in numbers what will happen, and asks. */
export function ConfirmImport({ batchId, counts, noun, confirm, cancel }: ConfirmImportProps) {
  const [withUpdates, setWithUpdates] = useState(true)
  const updates = withUpdates ? counts.update : 0
  const total = counts.create + updates
  const consequences = [
    counts.create > 0 && `新增 ${counts.create} ${noun}`,
    updates > 0 && `更新 ${updates} ${noun}`,
    counts.reject > 0 && `有误的 ${counts.reject} 行不导入，可下载后改正再传`,
  ]
    .filter(Boolean)
    .join('；')
  return (
    <div className="flex flex-wrap items-center gap-3">
      {counts.update > 0 && noun === '人' && (
        <Checkbox
          label={`同时更新库中已有的 ${counts.update} 人`}
          checked={withUpdates}
          onChange={(event) => setWithUpdates(event.target.checked)}
        />
      )}
      <ActionButton
        variant="primary"
        icon="check"
        action={confirm}
        input={{ batchId, mode: counts.reject > 0 ? 'accepted' : 'all', withUpdates }}
        blocked={total === 0 ? '没有需要写入的内容。' : undefined}
        confirm={{ title: '确认导入', consequences: `${consequences}。写入要么全部完成，要么全部不做。`, confirmLabel: '导入' }}
      >
        {counts.reject > 0 ? `只导入正确的 ${total} ${noun}` : `导入 ${total} ${noun}`}
      </ActionButton>
      <ActionButton
        action={cancel}
        input={{ batchId }}
        confirm={{ title: '放弃这次导入', consequences: '已读取的内容会被删除，名册不受影响。', confirmLabel: '放弃' }}
        success="已放弃这次导入。"
      >
        放弃
      </ActionButton>
    </div>
  )
}
