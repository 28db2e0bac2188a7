import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import type { importTrainingSchema } from '@/lib/training/schema'

type Input = z.input<typeof importTrainingSchema>
type ImportTrainingButtonsProps = {
  fileId: string
  courseId: string | null
  counts: Record<'add' | 'same' | 'reject', number>
  newCourses: number
  action: (input: Input) => Promise<ActionResult<{ added: number; same: number; rejected: number; courses: number }>>
}

/** Both ways of importing: everything once all rows are right, or the right rows now. */
export function ImportTrainingButtons({ fileId, courseId, counts, newCourses, action }: ImportTrainingButtonsProps) {
  const nothing = counts.same > 0 ? '表中的记录都已登记过。' : '没有可以导入的行。'
  const consequences = [
    `登记 ${counts.add} 条参训记录`,
    newCourses > 0 && `新增 ${newCourses} 项培训`,
    counts.same > 0 && `已登记的 ${counts.same} 条不重复写入`,
  ]
    .filter(Boolean)
    .join('；')
  const back = courseId ? `/training/${courseId}` : '/training'
  if (counts.reject === 0)
    return (
      <ActionButton
        action={action}
        input={{ fileId, courseId, mode: 'whole' }}
        variant="primary"
        icon="check"
        success={`已导入 ${counts.add} 条参训记录。`}
        redirectTo={back}
        blocked={counts.add === 0 ? nothing : undefined}
        confirm={{ title: '导入培训记录', consequences: `${consequences}。`, confirmLabel: '导入' }}
      >
        {`全部导入（${counts.add} 条）`}
      </ActionButton>
    )
  return (
    <div className="flex flex-wrap gap-3">
      <ActionButton
        action={action}
        input={{ fileId, courseId, mode: 'whole' }}
        variant="primary"
        icon="check"
        blocked={`还有 ${counts.reject} 行需要改正`}
      >
        全部导入
      </ActionButton>
      <ActionButton
        action={action}
        input={{ fileId, courseId, mode: 'right' }}
        success={`已导入 ${counts.add} 条参训记录。`}
        redirectTo={back}
        blocked={counts.add === 0 ? nothing : undefined}
        confirm={{
          title: '只导入正确的行',
          consequences: `${consequences}。需改正的 ${counts.reject} 行不写入，可先下载，改正后再传。`,
          confirmLabel: '导入',
        }}
      >
        {`只导入正确的 ${counts.add} 条`}
      </ActionButton>
    </div>
  )
}
