'use client'
import { useRouter } from 'next/navigation'
import { UploadOne } from '@/components/titles/upload-one'

/** Sends a table of attendance and opens its preview. */
export function TrainingUpload({ courseId }: { courseId: string | null }) {
  const router = useRouter()
  return (
    <UploadOne
      purpose="training"
      label="选择填好的表格，或拖到这里"
      hint="Excel 或 WPS 表格；先预览，确认后才写入。"
      accept=".xlsx,.xls,.et"
      maxBytes={20 * 1024 * 1024}
      onUploaded={(id) => router.push(`/training/import?${courseId ? `course=${courseId}&` : ''}file=${id}`)}
    />
  )
}
