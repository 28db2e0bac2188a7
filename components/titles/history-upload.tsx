'use client'
import { useRouter } from 'next/navigation'
import { UploadOne } from './upload-one'

/** Sends a table of past titles and opens its preview. */
export function HistoryUpload() {
  const router = useRouter()
  return (
    <UploadOne
      purpose="history"
      label="选择填好的表格，或拖到这里"
      hint="Excel 或 WPS 表格；先预览，确认后才写入。"
      accept=".xlsx,.xls,.et"
      maxBytes={20 * 1024 * 1024}
      onUploaded={(id) => router.push(`/titles/import?file=${id}`)}
    />
  )
}
