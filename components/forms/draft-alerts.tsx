'use client'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { formatInstant } from '@/lib/platform/dates'
import type { Autosave } from './autosave'

type DraftAlertsProps<Values> = { autosave: Autosave<Values>; onRestore: (values: Values) => void }

/** What stands between a draft and the server: a copy left in this browser, somebody who was first, a refusal. */
export function DraftAlerts<Values>({ autosave, onRestore }: DraftAlertsProps<Values>) {
  const { recovered, status, message } = autosave
  return (
    <>
      {recovered && (
        <Alert
          className="mb-4"
          title="本机留有没有保存上的内容。"
          actions={
            <>
              <Button size="sm" variant="primary" onClick={() => onRestore(recovered.values)}>
                恢复这些内容
              </Button>
              <Button size="sm" onClick={autosave.discardRecovered}>
                不用了
              </Button>
            </>
          }
        >
          写于 {formatInstant(recovered.at)}
          {recovered.isStale && '，此后已有人保存过新的内容，恢复后请逐项核对'}。
        </Alert>
      )}
      {status === 'conflict' && (
        <Alert
          className="mb-4"
          tone="rose"
          live
          title="草稿已在别处保存过。"
          actions={
            <Button size="sm" onClick={() => window.location.reload()}>
              刷新核对
            </Button>
          }
        >
          您填写的内容已留在本机，刷新后可以恢复，再与最新内容核对。
        </Alert>
      )}
      {status === 'failed' && message && (
        <Alert className="mb-4" tone="rose" live>
          {message}
        </Alert>
      )}
    </>
  )
}
