import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import type { importHistorySchema } from '@/lib/titles/schema'

type Input = z.input<typeof importHistorySchema>
type ImportHistoryButtonsProps = {
  fileId: string
  counts: Record<'add' | 'same' | 'reject', number>
  action: (input: Input) => Promise<ActionResult<{ added: number; same: number; rejected: number }>>
}

/** Both ways of importing: everything once all rows are right, or the right rows now. */
export function ImportHistoryButtons({ fileId, counts, action }: ImportHistoryButtonsProps) {
  const nothing = counts.same > 0 ? '表中的称号都已登记过。' : '没有可以导入的行。'
  const consequences = `新增 ${counts.add} 条称号${counts.same > 0 ? `；已登记的 ${counts.same} 条不重复写入` : ''}。人数统计从各自的任期起重算，并留下更正记录。`
  if (counts.reject === 0)
    return (
      <ActionButton
        action={action}
        input={{ fileId, mode: 'whole' }}
        variant="primary"
        icon="check"
        success={`已导入 ${counts.add} 条称号。`}
        redirectTo="/titles?standing=all"
        blocked={counts.add === 0 ? nothing : undefined}
        confirm={{ title: '导入历年称号', consequences, confirmLabel: '导入' }}
      >
        {`全部导入（${counts.add} 条）`}
      </ActionButton>
    )
  return (
    <div className="flex flex-wrap gap-3">
      <ActionButton
        action={action}
        input={{ fileId, mode: 'whole' }}
        variant="primary"
        icon="check"
        blocked={`还有 ${counts.reject} 行需要改正`}
      >
        全部导入
      </ActionButton>
      <ActionButton
        action={action}
        input={{ fileId, mode: 'right' }}
        success={`已导入 ${counts.add} 条称号。`}
        blocked={counts.add === 0 ? nothing : undefined}
        confirm={{
          title: '只导入正确的行',
          consequences: `${consequences}需改正的 ${counts.reject} 行不写入，可下载后改正再传。`,
          confirmLabel: '导入',
        }}
      >
        {`只导入正确的 ${counts.add} 条`}
      </ActionButton>
    </div>
  )
}
