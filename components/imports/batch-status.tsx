import type { ReactNode } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { BatchView } from '@/lib/org/import-queries'
import { JobProgress } from './job-progress'

type Cancel = (input: { batchId: string }) => Promise<ActionResult<{ state: 'cancelled' }>>

/** What is going on with a batch that cannot be decided upon now; nothing for one that can. */
export function BatchStatus({ batch, path, cancel }: { batch: BatchView; path: string; cancel: Cancel }): ReactNode {
  if (batch.state === 'failed')
    return (
      <Alert tone="rose" title="没能读取这份表格" actions={<LinkButton href={path}>重新上传</LinkButton>} className="mb-4">
        {batch.error ?? '请检查文件后重新上传。'}
      </Alert>
    )
  if (batch.state === 'cancelled')
    return (
      <Alert tone="grey" title="已放弃这次导入" actions={<LinkButton href={path}>重新上传</LinkButton>} className="mb-4">
        读取的内容已经删除，名册没有变化。
      </Alert>
    )
  if (batch.state !== 'reading' && batch.state !== 'importing') return null
  const isReading = batch.state === 'reading'
  return (
    <Card className="mb-4">
      <CardHead
        finding={isReading ? '正在读取并逐行核对' : '正在导入'}
        sub="可以离开本页，稍后回来查看。"
        tools={
          <ActionButton
            action={cancel}
            input={{ batchId: batch.id }}
            confirm={{ title: '停止', consequences: '尚未写入的内容不再写入，已读取的内容会被删除。', confirmLabel: '停止' }}
          >
            停止
          </ActionButton>
        }
      />
      <CardBody>
        {batch.jobRunId && <JobProgress key={batch.jobRunId} jobRunId={batch.jobRunId} label={isReading ? '读取进度' : '导入进度'} />}
      </CardBody>
    </Card>
  )
}
