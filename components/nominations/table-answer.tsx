'use client'
import { Button, IconButton } from '@/components/ui/button'
import { FieldError, RequiredMark } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { placed } from '@/components/ui/placed'
import { Select } from '@/components/ui/select'
import type { TableRow } from '@/lib/rounds/nomination-form'
import type { FormField } from '@/lib/rounds/scheme'

type Column = FormField['columns'][number]

type TableAnswerProps = {
  field: FormField
  rows: readonly TableRow[]
  error?: string
  onChange: (rows: TableRow[]) => void
  onLeave: () => void
}

const MOST = 100
const inputTypes: Record<Exclude<Column['type'], 'choice'>, string> = { text: 'text', number: 'text', date: 'date', month: 'month' }

function Cell({ column, id, label, value, onChange, onLeave }: CellProps) {
  if (column.type === 'choice')
    return (
      <Select
        id={id}
        aria-label={label}
        value={value}
        placeholder="请选择"
        options={column.options.map((option) => ({ value: option, label: option }))}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
    )
  return (
    <Input
      id={id}
      aria-label={label}
      type={inputTypes[column.type]}
      inputMode={column.type === 'number' ? 'decimal' : undefined}
      value={column.type === 'month' ? value.slice(0, 7) : value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    />
  )
}

type CellProps = {
  column: Column
  id?: string
  label: string
  value: string
  onChange: (value: string) => void
  onLeave: () => void
}

function entriesInWords({ min, max }: FormField): string {
  if (min !== null && max !== null && min !== max) return `${min} 至 ${max} 行`
  if (min !== null) return `不少于 ${min} 行`
  return max !== null ? `不超过 ${max} 行` : ''
}

/** Rows that are added and removed; on a phone each row is a block of its own. */
export function TableAnswer({ field, rows, error, onChange, onLeave }: TableAnswerProps) {
  const id = `field-${field.key}`
  const most = field.max ?? MOST
  const set = (index: number, key: string, value: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)))
  const add = () => onChange([...rows, Object.fromEntries(field.columns.map((column) => [column.key, '']))])
  const described = error ? `${id}-error` : undefined
  return (
    <fieldset id={id} tabIndex={-1} aria-label={field.label} aria-describedby={described} className="min-w-0 outline-none">
      <div className="mb-1.5 flex items-end justify-between gap-3">
        <span className="text-14 font-semibold">
          {field.label}
          {field.required ? (
            <RequiredMark>必填 {entriesInWords(field)}</RequiredMark>
          ) : (
            <span className="ml-1.5 text-12 font-normal text-ink-3">可不填</span>
          )}
        </span>
        <Button size="sm" icon="plus" onClick={add} disabled={rows.length >= most}>
          添加一行
        </Button>
      </div>
      {field.help && <p className="mb-1.5 text-13 text-ink-3">{field.help}</p>}
      {rows.length === 0 && (
        <p className="rounded border border-dashed border-line-strong bg-sunk px-4 py-5 text-center text-ink-3">
          还没有填写，请点“添加一行”。
        </p>
      )}
      <div className="space-y-2">
        {rows.length > 0 && (
          <div aria-hidden="true" className="flex gap-2 text-12 text-ink-3 max-md:hidden">
            <span className="w-6" />
            {field.columns.map((column) => (
              <span key={column.key} className={column.type === 'text' ? 'flex-[2]' : 'flex-1'}>
                {column.label}
              </span>
            ))}
            <span className="w-8" />
          </div>
        )}
        {placed(rows).map(({ row, index }) => (
          <div key={index} className="flex items-center gap-2 max-md:flex-wrap max-md:rounded max-md:border max-md:border-line max-md:p-3">
            <span className="w-6 text-center text-ink-3 max-md:w-full max-md:text-left max-md:font-semibold">
              <span className="md:hidden">第 </span>
              {index + 1}
              <span className="md:hidden"> 行</span>
            </span>
            {field.columns.map((column) => (
              <span key={column.key} className={`min-w-0 max-md:w-full max-md:flex-none ${column.type === 'text' ? 'flex-[2]' : 'flex-1'}`}>
                <span aria-hidden="true" className="mb-0.5 block text-12 text-ink-3 md:hidden">
                  {column.label}
                </span>
                <Cell
                  column={column}
                  label={`${field.label}第 ${index + 1} 行${column.label}`}
                  value={row[column.key] ?? ''}
                  onChange={(value) => set(index, column.key, value)}
                  onLeave={onLeave}
                />
              </span>
            ))}
            <IconButton
              icon="trash"
              label={`删除${field.label}第 ${index + 1} 行`}
              onClick={() => {
                onChange(rows.filter((_, at) => at !== index))
                onLeave()
              }}
            />
          </div>
        ))}
      </div>
      {error && <FieldError id={described}>{error}</FieldError>}
    </fieldset>
  )
}
