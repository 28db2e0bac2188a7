import type { ReactNode } from 'react'
import { FileList } from '@/components/ui/file-list'
import { KeyValues } from '@/components/ui/key-values'
import { placed } from '@/components/ui/placed'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { writtenAnswer, writtenCell } from '@/lib/rounds/dossier'
import type { FormAnswers, TableRow } from '@/lib/rounds/nomination-form'
import type { NominationFile } from '@/lib/rounds/nomination-queries'
import type { FormField } from '@/lib/rounds/scheme'

type AnswersViewProps = {
  fields: readonly FormField[]
  answers: FormAnswers
  personNames: Readonly<Record<string, string>>
  attachments: readonly NominationFile[]
}

export function sizeInWords(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Math.round((bytes / 1024 / 1024) * 10) / 10} 兆`
  return `${Math.max(1, Math.round(bytes / 1024))} 千字节`
}

/** The answers of some fields as they are read: short ones side by side, long ones, tables and files under their names. */
export function AnswersView({ fields, answers, personNames, attachments }: AnswersViewProps) {
  const isShort = (field: FormField) => !['longText', 'table', 'file'].includes(field.type)
  const short = fields.filter(isShort)
  return (
    <div className="space-y-4">
      {short.length > 0 && (
        <KeyValues items={short.map((field) => ({ label: field.label, value: writtenAnswer(field, answers[field.key], personNames) }))} />
      )}
      {fields
        .filter((field) => !isShort(field))
        .map((field) => {
          const answer = answers[field.key]
          const files = attachments.filter((attachment) => attachment.fieldKey === field.key)
          return (
            <Part key={field.key} label={field.label}>
              {field.type === 'longText' && <LongText text={typeof answer === 'string' ? answer : ''} />}
              {field.type === 'table' && <AnswerTable field={field} rows={Array.isArray(answer) ? answer : []} />}
              {field.type === 'file' &&
                (files.length > 0 ? (
                  <FileList
                    openLabel="下载"
                    files={files.map((file) => ({
                      id: file.id,
                      name: file.name,
                      note: sizeInWords(file.size),
                      href: `/api/files/${file.fileId}`,
                    }))}
                  />
                ) : (
                  <p className="text-ink-3">未上传</p>
                ))}
            </Part>
          )
        })}
    </div>
  )
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1 text-14">{label}</h3>
      {children}
    </div>
  )
}

function LongText({ text }: { text: string }) {
  if (!text.trim()) return <p className="text-ink-3">未填</p>
  return <p className="whitespace-pre-line leading-7 break-words">{text.trim()}</p>
}

function AnswerTable({ field, rows }: { field: FormField; rows: readonly TableRow[] }) {
  if (rows.length === 0) return <p className="text-ink-3">未填</p>
  const [first, ...rest] = field.columns
  return (
    <TableFrame label={field.label}>
      <thead>
        <tr>
          {field.columns.map((column) => (
            <Th key={column.key} numeric={column.type === 'number'}>
              {column.label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {placed(rows).map(({ row, index }) => (
          <tr key={index}>
            {first && <RowHead>{writtenCell(first.type, row[first.key] ?? '') || '未填'}</RowHead>}
            {rest.map((column) => (
              <Td key={column.key} label={column.label} numeric={column.type === 'number'}>
                {writtenCell(column.type, row[column.key] ?? '') || '—'}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
