'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { VerifiedRecord } from '@/lib/accounts/commands/verify-record'

const SHOWN = 20

/** Runs over the whole chain and says what was found. */
export function VerifyRecord({ action }: { action: (input: Record<string, never>) => Promise<ActionResult<VerifiedRecord>> }) {
  const [report, setReport] = useState<VerifiedRecord | null>(null)
  return (
    <>
      <ActionButton action={action} input={{}} icon="shield" refresh={false} onDone={setReport}>
        核验审计链
      </ActionButton>
      {report && (
        <Dialog
          open
          onOpenChange={(open) => (open ? undefined : setReport(null))}
          title="审计链核验结果"
          foot={
            <Button variant="primary" onClick={() => setReport(null)}>
              关闭
            </Button>
          }
        >
          {report.faults.length === 0 ? (
            <Alert tone="green" title="审计链完整。">
              自第一条起逐条核对，未发现改动、删除、换序或截断。
            </Alert>
          ) : (
            <Alert tone="rose" title={`发现 ${report.faults.length} 处异常。`}>
              请立即保全数据库并报告，不要继续操作。
            </Alert>
          )}
          <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
            <dt className="text-ink-3">核验时间</dt>
            <dd>{report.at}</dd>
            <dt className="text-ink-3">已入链</dt>
            <dd>{report.linked} 条</dd>
            <dt className="text-ink-3">待入链</dt>
            <dd>{report.unlinked} 条（新记录在数秒内入链）</dd>
            <dt className="text-ink-3">最新一环摘要</dt>
            <dd className="text-12 break-all text-ink-2">{report.headHash}</dd>
          </dl>
          {report.faults.length > 0 && (
            <ul className="mt-4 list-disc space-y-1 pl-5 text-rose">
              {report.faults.slice(0, SHOWN).map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          )}
        </Dialog>
      )}
    </>
  )
}
