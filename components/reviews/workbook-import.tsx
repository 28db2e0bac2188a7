'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { CountStrip } from '@/components/ui/count-strip'
import { FileDrop } from '@/components/ui/file-drop'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { ReadRow } from '@/lib/rounds/score-workbook'
import type { WorkbookPreview } from '@/lib/rounds/workbook-queries'

type Sheets = { roundId: string; sheets: NonNullable<ReadRow['draft']>[] }
type Props = { roundId: string; action: (input: Sheets) => Promise<ActionResult<{ saved: number }>> }

const network = '网络中断，文件没有传完。请重试。'

async function sendWorkbook(roundId: string, file: File): Promise<WorkbookPreview | string> {
  const form = new FormData()
  form.append('file', file)
  try {
    const response = await fetch(`/reviews/${roundId}/workbook/preview`, { method: 'POST', body: form })
    const answer: unknown = await response.json()
    if (response.ok) return answer as WorkbookPreview
    return (answer as { message?: string }).message ?? network
  } catch {
    return network
  }
}

const stateWords = {
  right: { tone: 'green', text: '可以保存' },
  wrong: { tone: 'rose', text: '有误' },
  unchanged: { tone: 'grey', text: '与系统中相同' },
  empty: { tone: 'grey', text: '未填写' },
} as const

function PreviewTable({ rows }: { rows: ReadRow[] }) {
  return (
    <TableFrame label="评分表核对" bare>
      <thead>
        <tr>
          <Th>候选对象</Th>
          <Th>核对结果</Th>
          <Th>说明</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.rowNumber}>
            <RowHead>{row.label || `第 ${row.rowNumber} 行`}</RowHead>
            <Td label="核对结果">
              <Badge tone={stateWords[row.state].tone}>{stateWords[row.state].text}</Badge>
            </Td>
            <Td label="说明">
              {row.issues.length > 0 ? (
                <ul className="space-y-1">
                  {row.issues.map((issue) => (
                    <li key={`${issue.cell}${issue.text}`}>
                      <span className="font-semibold">{issue.cell}</span>
                      {issue.value && <span className="text-ink-3">“{issue.value}”</span>} {issue.text}
                    </li>
                  ))}
                </ul>
              ) : row.state === 'right' && row.gaps > 0 ? (
                `还有 ${row.gaps} 项没有评分，可以先保存为草稿`
              ) : (
                '—'
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** Reads a filled-in workbook, shows what would happen cell by cell, and saves all or the right rows. */
export function WorkbookImport({ roundId, action }: Props) {
  const [preview, setPreview] = useState<WorkbookPreview | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [saved, setSaved] = useState<number | null>(null)

  async function read([file]: File[]) {
    if (!file) return
    setBusy(true)
    setError(undefined)
    setSaved(null)
    const answer = await sendWorkbook(roundId, file)
    setBusy(false)
    setPreview(typeof answer === 'string' ? null : answer)
    if (typeof answer === 'string') setError(answer)
  }

  const drafts = preview?.rows.flatMap((row) => row.draft ?? []) ?? []
  return (
    <div className="space-y-4">
      <FileDrop
        label="选择填好的评分表，或拖到这里"
        hint="只读取本人在本轮下载的评分表，先核对，再由您决定是否保存"
        accept=".xlsx"
        maxBytes={5 * 1024 * 1024}
        onFiles={(files) => void read(files)}
        busy={busy}
        error={error}
      />
      {saved !== null && (
        <Alert tone="green" live>
          已保存 {saved} 份评分草稿。请在评分总览中核对后封存。
        </Alert>
      )}
      {preview && saved === null && (
        <>
          <CountStrip
            items={[
              { value: preview.counts.wrong, label: '有误', tone: 'rose' },
              { value: preview.counts.right, label: '可以保存', tone: 'green' },
              { value: preview.counts.unchanged, label: '与系统中相同', tone: 'grey' },
              { value: preview.counts.empty, label: '未填写', tone: 'grey' },
            ]}
          />
          {preview.wrongCells > 0 && (
            <Alert tone="amber">
              有 {preview.wrongCells} 处需要改正。可以在表格中改正后重新上传，也可以只保存正确的 {preview.counts.right} 份。
            </Alert>
          )}
          <PreviewTable rows={preview.rows} />
          <div className="flex flex-wrap gap-2">
            <ActionButton
              variant="primary"
              action={action}
              input={{ roundId, sheets: drafts }}
              blocked={drafts.length === 0 ? '没有可以保存的评分' : undefined}
              success="已保存为草稿"
              onDone={(data) => setSaved(data.saved)}
            >
              {preview.counts.wrong > 0 ? `只保存正确的 ${drafts.length} 份` : `保存全部 ${drafts.length} 份为草稿`}
            </ActionButton>
          </div>
        </>
      )}
    </div>
  )
}
